/**
 * The bottom of the window: the lines of a scene one after the other.
 *
 * <p>Decisions. It only draws: what is heard when is decided by the layout in {@code ui.model},
 * which playing uses too.
 */
package studio.reprise.ui.timeline;
