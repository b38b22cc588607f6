/**
 * One spelling, two words: which of its readings a word has in its sentence. {@code Heteronyms} is
 * the way in.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Readings stand in a table, each with what asks for it: neighbours, words of the sentence,
 *       the part of speech. Most sentences hold no such word, and most rows ask for no tag: the
 *       tagger (Apache OpenNLP, 1.2 MB, half a second to open) is opened when the first one does.
 *   <li>The tagger knows no tense ("read") and errs in short sentences; what is certain from the
 *       words next to a word overrules it.
 *   <li>Its sums are in double precision and one order; two taggings that differ by less than
 *       rounding are told apart by their names.
 * </ul>
 */
package studio.reprise.speech.text.heteronyms;
