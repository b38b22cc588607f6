/**
 * What is heard: sounds read from the project, and the one that plays now. Knows neither lines nor
 * renders; {@code ui.model} above it does.
 *
 * <p>Decisions. <b>Playback is javax.sound</b> ({@link studio.reprise.audio.Player}), not
 * javafx-media: a MediaPlayer wants a file, cannot change the sound at the same sample for A/B,
 * cannot play the timeline without a gap, starts a third of a second late the first time, and
 * without a sound device it cannot even be made ("Could not create player!"), so that no playhead
 * would move. The Player plays from memory, starts within a pulse, sends the device the very bytes
 * of the take, knows the sample that is heard, and keeps time silently where nothing can be heard.
 */
package studio.reprise.ui.model.sound;
