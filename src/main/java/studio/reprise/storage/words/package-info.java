/**
 * Pronunciation dictionaries in the forms that other programs write and read: tables (CSV, TSV) and
 * lexicons of the W3C (PLS).
 *
 * <p>Decisions. Phonemes travel as IPA, which every program knows, where they are ARPAbet; what no
 * table here knows is named and left out, never guessed.
 */
package studio.reprise.storage.words;
