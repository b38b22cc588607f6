/**
 * Text becomes token ids: normalise, split, pronounce, tokenise. {@link
 * studio.reprise.speech.text.TextFrontEnd} is the way in; the rooms below know nothing of it.
 *
 * <pre>
 *   text --> phones    --> english --> rewrite     a pack in phone mode
 *                       --> heteronyms --> rewrite
 *        --> chinese                               a pack in pinyin mode
 *        --> reference --> chinese --> english     any other pack
 *        --> tokens
 * </pre>
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Three kinds of packs. One with {@code reprise.json} in phone mode reads phones from a
 *       lexicon ({@code phones}), one in pinyin mode reads initials and toned finals ({@code
 *       chinese}); any other follows the rules that GLM-TTS was trained behind, step by step
 *       ({@code reference}), equal to the golden vectors.
 *   <li>What a sentence is (statement, question, cry: {@code rewrite.Tune}) is told here, where its
 *       words and all its marks are still known; what becomes of it in the sound is the pack's.
 * </ul>
 */
package studio.reprise.speech.text;
