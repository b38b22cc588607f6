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
 * <p><b>Playback is javax.sound</b> ({@link studio.reprise.audio.Player}), not javafx-media: a
 * MediaPlayer wants a file, cannot change the sound at the same sample for A/B, cannot play the
 * timeline without a gap, starts a third of a second late the first time, and without a sound
 * device it cannot even be made ("Could not create player!"), so that no playhead would move. The
 * Player plays from memory, starts within a pulse, sends the device the very bytes of the take,
 * knows the sample that is heard, and keeps time silently where nothing can be heard.
 */
package studio.reprise.ui.model;
