/**
 * Chinese as it is written becomes Chinese as it is said ({@code ChineseNormalizer}), and
 * characters become syllables ({@code Mandarin}): all of them for a pack that reads pinyin ({@code
 * PinyinText}), those that a pack's tables ask for in a GLM-TTS pack ({@code PinyinPhonemes}).
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Numbers go before the reference's steps, which make a minus of every hyphen in a date.
 *   <li>A character's reading is found in its word: HanLP cuts the words, tables of our own ({@code
 *       words.tsv}, {@code characters.tsv}) go before the pinyin library's, and no word of a table
 *       reaches across the edge of one that was cut. What to mend is a row, never a class.
 *   <li>Tones of 一 and 不 follow the next syllable here; third tones and the colouring by 儿 are left
 *       to who speaks: the voice that teaches a pack does them by itself.
 *   <li>Readings of characters come from another dictionary than the reference's; choices between
 *       the readings of one character may differ from it.
 * </ul>
 */
package studio.reprise.speech.text.chinese;
