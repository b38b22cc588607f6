/**
 * Scripts of other programs become drafts: books, plays, the dialogue of games, tables.
 *
 * <p>Decisions. <b>One table</b> ({@link studio.reprise.storage.script.ScriptFormats}) knows all
 * formats; a reader is a class and a row. <b>Every file is hostile</b>: sizes are asked before
 * memory is taken, archives are read in memory with a limit an entry and a limit in all, XML
 * without DTD, nothing recurses into what a file nests, nothing but named parts is opened, and no
 * network. <b>A key is a text</b>: what a script calls its lines is kept as it is and never becomes
 * a file name here.
 *
 * <p><b>A book goes one way</b>: its reader walks the file and calls {@link
 * studio.reprise.storage.script.BookText}, which keeps a ledger of every stretch, kept or left out;
 * {@link studio.reprise.storage.script.BookDraft} makes sections, lines and speakers of it; {@link
 * studio.reprise.storage.script.Fidelity} compares ledger and lines with what {@link
 * studio.reprise.storage.script.SecondReading}, another parser, finds in the same bytes. jsoup and
 * commonmark are seen here only: a draft is all that others get of a book.
 */
package studio.reprise.storage.script;
