package studio.reprise.ui.speakers;

import java.io.File;
import java.util.function.Consumer;
import javafx.stage.Window;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.SpeakerCommands;
import studio.reprise.ui.model.sound.Sounds;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;

/** The ways from a sound to a clip of a speaker: a file, a recording, the clip that is there. */
public final class ClipDialogs {
  private final Manuscript manuscript;
  private final SpeakerCommands speakers;
  private final Listening listening;
  private final Sounds sounds;
  private final Messages messages;

  public ClipDialogs(
      Manuscript manuscript,
      SpeakerCommands speakers,
      Listening listening,
      Sounds sounds,
      Messages messages) {
    this.manuscript = manuscript;
    this.speakers = speakers;
    this.listening = listening;
    this.sounds = sounds;
    this.messages = messages;
  }

  /**
   * Asks which stretch of a sound is the clip.
   *
   * @param style the name of the speaker's style whose clip it is, or "" for the usual one
   */
  public void trim(String speakerId, String style, Recording recording) {
    trimming(speakerId, style, recording).show();
  }

  /** {@link #trim}, to be shown. */
  public StudioDialog trimming(String speakerId, String style, Recording recording) {
    ClipPane pane =
        new ClipPane(
            manuscript, speakers, listening, sounds, messages, speakerId, style, recording);
    return new ClipDialog(pane, listening.playback()::stop, messages);
  }

  /** Trims the clip that a speaker has. */
  void trimAgain(String speakerId, String sha256) {
    sound(sha256, clip -> trim(speakerId, "", Recording.of(clip)));
  }

  /** The sound of a clip, now or later; never of one that is missing. */
  void sound(String sha256, Consumer<Pcm> then) {
    sounds.clip(sha256, sound -> sound.ifPresent(found -> then.accept(found.pcm())));
  }

  /**
   * A place for what the doctor says of a clip.
   *
   * @param trim cuts its silence off
   */
  ClipFindings findings(Runnable trim) {
    return new ClipFindings(speakers, messages, trim);
  }

  /** Cuts the silence off the ends of the clip of a speaker's style. */
  void trimSilence(String speakerId, String style, String sha256, String transcript) {
    sound(sha256, clip -> speakers.trimSilence(speakerId, style, clip, transcript));
  }

  /** Records from the microphone, to be trimmed. */
  void record(String speakerId, String style) {
    recording(speakerId, style).show();
  }

  /** {@link #record}, to be shown. */
  public StudioDialog recording(String speakerId, String style) {
    Consumer<Pcm> trimming = recorded -> trim(speakerId, style, Recording.of(recorded));
    return new RecordDialog(trimming, messages);
  }

  /** Asks for a sound file, to be trimmed. */
  void choose(String speakerId, String style, Window owner) {
    SoundChooser.choose(messages, owner).ifPresent(file -> read(file, speakerId, style));
  }

  /** Reads a sound file, to be trimmed. */
  void read(File file, String speakerId, String style) {
    speakers.read(file.toPath(), recording -> trim(speakerId, style, recording));
  }
}
