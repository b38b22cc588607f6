/**
 * What every normaliser is made of: rules that say a pattern in other words, and the author's
 * {@code <|X|>} spans kept out of their reach.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Every rule's time grows with the text's length.
 *   <li>An author's spans are letters of a script that no pack speaks while rules run.
 * </ul>
 */
package studio.reprise.speech.text.rewrite;
