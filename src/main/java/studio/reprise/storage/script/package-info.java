/**
 * Scripts of other programs become drafts: books, plays, the dialogue of games, tables.
 *
 * <p>Decisions. <b>One table</b> ({@link studio.reprise.storage.script.ScriptFormats}) knows all
 * formats; a reader is a class and a row. <b>Every file is hostile</b>: sizes are asked before
 * memory is taken, archives are read in memory with a limit an entry and a limit in all, XML
 * without DTD, nothing recurses into what a file nests, nothing but named parts is opened, and no
 * network. <b>A key is a text</b>: what a script calls its lines is kept as it is and never becomes
 * a file name here.
 */
package studio.reprise.storage.script;
