/**
 * Takes of the project or of an exported folder are rendered again from their receipts, each with
 * the very pack that made it, and what came of it is shown line by line.
 *
 * <p>Decisions. One take an errand of the render thread: what somebody waits for goes between. The
 * page leaves the window usable, so that a verdict leads to its line and the next one is still
 * there.
 */
package studio.reprise.ui.verify;
