/**
 * Words become phones and phones become segments, for packs in phone mode; {@code PhoneText} is the
 * way in.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Words that no lexicon has are guessed letter by letter from learned contexts. On held-out
 *       words of the starter lexicon 4.1 % of the phones are wrong, stress counted (word errors 25
 *       %); joining known words with endings (4.7 % on plurals against 2.5 %) or as compounds was
 *       worse, so only possessives are made by rule.
 *   <li>Every sentence is a segment, a word of one letter too. No training text of the starter had
 *       a full stop inside: joined with others, of sixty short lines in three voices 142 of 180
 *       takes lost words; alone 3 do. Words with two readings: {@code heteronyms}.
 * </ul>
 */
package studio.reprise.speech.text.phones;
