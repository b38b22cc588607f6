/**
 * The left of the window: who speaks, their clips, and the way from a sound to a voice.
 *
 * <p>Decisions. A clip is judged ({@code ReferenceDoctor}) before it is anybody's voice, and what
 * it says is shown beside the clip, never instead of it.
 */
package studio.reprise.ui.speakers;
