/**
 * English as it is written becomes English as it is said; {@code EnglishNormalizer} is the way in.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Numbers, dates, money and the like are spelled out by rules of our own with ICU's number
 *       words, not by the reference's grammars: the same text may be said in other words there.
 *   <li>Rows of digits that no one says as a number are spelled out first, because number patterns
 *       would try each of their digits as a start.
 * </ul>
 */
package studio.reprise.speech.text.english;
