/**
 * What a project keeps for nothing is found, shown and, if the author says so, deleted.
 *
 * <p>Decisions. Nothing is deleted by itself: a take that was thrown away stays on disk, so that
 * undo brings it back, until the author cleans up. The project is saved first, for its file must
 * not name what is gone; while something is rendered nothing is looked for.
 */
@NullMarked
package studio.reprise.ui.cleanup;

import org.jspecify.annotations.NullMarked;
