/**
 * Chinese as it is written becomes Chinese as it is said ({@code ChineseNormalizer}), and
 * characters become the phonemes that a pack's tables ask for ({@code PinyinPhonemes}).
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Numbers go before the reference's steps, which make a minus of every hyphen in a date.
 *   <li>Readings of characters come from another dictionary than the reference's; choices between
 *       the readings of one character may differ from it.
 * </ul>
 */
package studio.reprise.speech.text.chinese;
