/**
 * The picture track: a video beside the script, whose picture follows the timeline's playhead.
 *
 * <p>Decisions. <b>The timeline leads</b>: a {@link studio.reprise.ui.picture.PictureClock} says
 * where the ear is, and the frame of that time is shown, exactly that one. <b>Frames come from the
 * FFmpeg that the program brings along</b> ({@link studio.reprise.audio.codec.MovingPicture}), not
 * from {@code javafx-media}: that needs a libavcodec of the system (JavaFX 21 knows 54 and 56 to
 * 60), refuses every video with sound where no sound device is, and cannot be asked for a frame.
 * {@code javafx-media} plays the video's own sound, when the author asks for it. <b>What cannot be
 * decoded</b> is said in one sentence, and nothing else depends on it. <b>Placing a line</b> at a
 * time of the picture is a change of the gap before it: lines have no times of their own.
 */
package studio.reprise.ui.picture;
