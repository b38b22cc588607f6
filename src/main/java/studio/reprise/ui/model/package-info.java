/**
 * What the window knows and can do, without a node in it.
 *
 * <p>Decisions. <b>Keystrokes and disks</b>: an edit is done on the JavaFX thread in memory; its
 * journal entry is written behind it on the storage thread, in order. The file system is never
 * waited for.
 *
 * <p><b>Renders are no steps</b>: a finished take becomes the line's take by {@link
 * studio.reprise.document.History#amended}, which changes the current version and leaves undo and
 * redo alone. Choosing and keeping are the author's and are steps.
 *
 * <p><b>What the window looks like is no document</b>: panes, columns and sizes are kept with the
 * preferences ({@link studio.reprise.ui.model.ViewChoices}), by names that an older program does
 * not stumble over.
 */
package studio.reprise.ui.model;
