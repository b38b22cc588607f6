/**
 * Text becomes token ids: normalise, split, pronounce, tokenise. {@link
 * studio.reprise.speech.text.TextFrontEnd} is the way in.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Two kinds of packs. One with {@code reprise.json} in phone mode reads phones from a lexicon
 *       ({@code PhoneText}); any other follows the rules that GLM-TTS was trained behind, step by
 *       step ({@code ReferenceNormalizer}, {@code ReferenceSplitter}), equal to the golden vectors.
 *   <li>Numbers, dates, money and the like are spelled out by rules of our own with ICU's number
 *       words, not by the reference's grammars: the same text may be said in other words there. In
 *       Chinese they go before the reference's steps, which make a minus of every hyphen in a date.
 *   <li>Every rule's time grows with the text's length. Rows of digits that no one says as a number
 *       are spelled out first, because number patterns would try each of their digits as a start.
 *   <li>Words that no lexicon has are guessed letter by letter from learned contexts. On held-out
 *       words of the starter lexicon 4.1 % of the phones are wrong, stress counted (word errors 25
 *       %); joining known words with endings (4.7 % on plurals against 2.5 %) or as compounds was
 *       worse, so only possessives are made by rule.
 *   <li>An author's {@code <|X|>} spans are letters of a script that no pack speaks while rules
 *       run.
 *   <li>Readings of Chinese characters come from another dictionary than the reference's; choices
 *       between the readings of one character may differ from it.
 * </ul>
 */
package studio.reprise.speech.text;
