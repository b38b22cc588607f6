/**
 * Lines become takes: the queue, fingerprints, receipts, verification.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>An {@link studio.reprise.render.Utterance} is what decides a sound on the author's side, a
 *       {@link studio.reprise.render.RenderRequest} adds whose it is. The voice print is not in it:
 *       it is extracted on the render thread, which owns the engine, and remembered by clip and
 *       transcript.
 *   <li>One thread has the engine, takes the turns and keeps the takes. Where the engine speaks
 *       several lines at a time, {@link studio.reprise.render.SideBySide} speaks those behind the
 *       present one early; nobody sees them before their turn.
 *   <li>A take's sound is rounded to 16 bits here, before it is hashed or kept, so that what is
 *       heard, kept and hashed are the same numbers.
 *   <li>The fingerprint is made of named lines, and a receipt keeps a few digits of each: an edited
 *       receipt can say which field was edited.
 *   <li>Receipts are JSON here and not in {@code storage}: the form is part of what a receipt is,
 *       and verification needs no folder. Where they lie is {@code storage}'s.
 *   <li>A take is called drifted when an input that its receipt names has changed, even if the
 *       samples agree; what is missing makes it unverifiable. "Equal" has a bound on the mel, and
 *       the receipt carries a mel small enough to test it.
 *   <li>Flags are measured once and kept in the receipt: they need the engine (the round trip of
 *       tokens), and planning must not.
 * </ul>
 */
package studio.reprise.render;
