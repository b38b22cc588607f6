/**
 * The picture track: a video beside the script, whose picture follows the timeline's playhead.
 *
 * <p>Decisions. <b>The timeline leads</b>: a {@link studio.reprise.ui.picture.PictureClock} says
 * what a picture has to do to be where the ear is; {@code javafx-media} only shows it, without its
 * sound unless the author asks. <b>A machine that cannot decode</b> says so in one sentence, and
 * nothing else depends on it. <b>Placing a line</b> at a time of the picture is a change of the gap
 * before it: lines have no times of their own.
 */
package studio.reprise.ui.picture;
