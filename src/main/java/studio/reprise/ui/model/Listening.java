package studio.reprise.ui.model;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.GrowingSound;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SoundSource;
import studio.reprise.desk.ScriptSound;
import studio.reprise.desk.Timeline;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.render.RenderEvent;
import studio.reprise.ui.model.render.PackState;
import studio.reprise.ui.model.render.Renders;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.model.sound.PlayingThrough;
import studio.reprise.ui.model.sound.Sounds;

/** Play a line, from here, a scene, a take, a clip: what the author asks for becomes playback. */
public final class Listening {
  private static final int USUAL_RATE_HZ = 24_000;
  private static final int MANY_LINES = 1000;

  private final Manuscript manuscript;
  private final Renders renders;
  private final Sounds sounds;
  private final Playback playback;
  private final Selection selection;
  private final ReadOnlyObjectWrapper<Timeline> layout =
      new ReadOnlyObjectWrapper<>(Timeline.EMPTY);

  /** A long script is laid out when the author pauses, not at every key. */
  private final PauseTransition later = new PauseTransition(Duration.millis(150));

  private boolean outdated;
  private final PlayingThrough through;
  private String playsWhenRendered = "";
  private @Nullable Streaming streaming;

  /** A line that is heard while it is rendered. */
  private record Streaming(String lineId, GrowingSound sound) {}

  Listening(
      Manuscript manuscript,
      Renders renders,
      Sounds sounds,
      Playback playback,
      Selection selection) {
    this.manuscript = manuscript;
    this.renders = renders;
    this.sounds = sounds;
    this.playback = playback;
    this.selection = selection;
    later.setOnFinished(event -> layOutNow());
    through =
        new PlayingThrough(
            playback,
            fingerprint -> {
              selection.takeProperty().set(fingerprint);
              playTake(fingerprint);
            });
  }

  /** What is heard, and where in it. */
  public Playback playback() {
    return playback;
  }

  /** When every line sounds; of a long script as it was a moment ago. */
  public ReadOnlyObjectProperty<Timeline> layoutProperty() {
    return layout.getReadOnlyProperty();
  }

  /** The project or its takes changed. */
  void layOut() {
    outdated = true;
    Project project = manuscript.project();
    if (project != null && project.lineCount() > MANY_LINES) {
      later.playFromStart();
    } else {
      layOutNow();
    }
  }

  /** When every line sounds, up to date. */
  private Timeline layoutNow() {
    if (outdated) {
      layOutNow();
    }
    return layout.get();
  }

  private void layOutNow() {
    later.stop();
    outdated = false;
    Project project = manuscript.project();
    layout.set(
        project == null
            ? Timeline.EMPTY
            : Timeline.of(
                project,
                rateHz(),
                renders.states().index()::receipt,
                Timeline.WithoutTake.HELD_OPEN));
  }

  private int rateHz() {
    return renders.pack().stateProperty().get() instanceof PackState.Open open
        ? open.pack().sampleRateHz()
        : USUAL_RATE_HZ;
  }

  /** True when the line has a take that can be heard. */
  boolean canPlay(Line line) {
    return renders.states().index().contains(line.takeFingerprint());
  }

  /** Plays a take from its start. */
  public void playTake(String fingerprint) {
    playTake(fingerprint, 0);
  }

  public void playTake(String fingerprint, long from) {
    sounds.take(
        fingerprint,
        sound ->
            sound.ifPresent(
                found ->
                    playback.play(
                        new Playback.Heard.Take(fingerprint),
                        SoundSource.of(found.pcm()),
                        from,
                        found.pcm().length())));
  }

  /** The other take, from where this one is. */
  public void switchTake(String fingerprint) {
    sounds.take(
        fingerprint,
        sound ->
            sound.ifPresent(
                found ->
                    playback.switchTo(
                        new Playback.Heard.Take(fingerprint), SoundSource.of(found.pcm()))));
  }

  public void playClip(String sha256) {
    sounds.clip(
        sha256,
        sound ->
            sound.ifPresent(
                found ->
                    playback.play(
                        new Playback.Heard.Clip(sha256),
                        SoundSource.of(found.pcm()),
                        0,
                        found.pcm().length())));
  }

  public void playSound(String name, Pcm pcm, long from, long to) {
    playback.play(new Playback.Heard.Trial(name), SoundSource.of(pcm), from, to);
  }

  /** Plays the script from a line to the end. */
  public void playFrom(String lineId) {
    Timeline now = layoutNow();
    now.of(lineId).ifPresent(from -> playScript(from.start(), now.length()));
  }

  /** Plays the script from a sample on. */
  public void playScript(long from, long to) {
    Project project = manuscript.project();
    if (project != null && manuscript.isOpen() && !layoutNow().placed().isEmpty()) {
      var takes = manuscript.folder().takes();
      playback.play(
          new Playback.Heard.Script(), new ScriptSound(layoutNow(), takes::sound), from, to);
    }
  }

  /** Plays the scene of the current line. */
  public void playScene() {
    Optional<Scene> scene =
        manuscript.project() == null
            ? Optional.empty()
            : manuscript.project().sceneOf(selection.current());
    scene
        .map(Scene::lines)
        .filter(lines -> !lines.isEmpty())
        .ifPresent(
            (List<Line> lines) -> {
              var first = layoutNow().of(lines.get(0).id());
              var last = layoutNow().of(lines.get(lines.size() - 1).id());
              if (first.isPresent() && last.isPresent()) {
                playScript(first.get().start(), last.get().end());
              }
            });
  }

  /** Remembers that a line is to be heard as soon as it is rendered. */
  void playWhenRendered(String lineId) {
    playsWhenRendered = lineId;
  }

  /** The takes of a line's audition will be heard one after the other, as they come. */
  void playThrough(String lineId) {
    stop();
    through.begin(lineId);
  }

  /** A take of an audition is here. */
  void auditioned(String lineId, String fingerprint) {
    if (lineId.equals(selection.current())) {
      through.add(lineId, fingerprint);
    }
  }

  /** A line's take is here. */
  void rendered(String lineId, String fingerprint) {
    if (playsWhenRendered.equals(lineId)) {
      playsWhenRendered = "";
      playTake(fingerprint);
    }
  }

  /** A piece of a line that is rendered: who waits for the line hears it from here on. */
  void sounded(RenderEvent.Sounded now) {
    if (playsWhenRendered.equals(now.lineId())) {
      playsWhenRendered = "";
      GrowingSound sound = new GrowingSound(now.piece().sampleRateHz());
      sound.append(now.piece());
      streaming = new Streaming(now.lineId(), sound);
      playback.play(new Playback.Heard.Take(now.fingerprint()), sound, 0, Long.MAX_VALUE);
    } else if (streaming != null && isStreamed(now.lineId())) {
      streaming.sound().append(now.piece());
    }
  }

  /** True for the line that is heard while it is rendered. */
  boolean isStreamed(String lineId) {
    return streaming != null && streaming.lineId().equals(lineId);
  }

  /** A render is over, well or not: no more of it will come. */
  void ended(String jobId) {
    if (streaming != null && isStreamed(jobId)) {
      streaming.sound().finish();
      streaming = null;
    }
    if (playsWhenRendered.equals(jobId)) {
      playsWhenRendered = "";
    }
  }

  /** Silence in the middle of a sound, or on from there. */
  public void holdOrGoOn() {
    if (playback.heldProperty().get()) {
      playback.goOn();
    } else {
      playback.hold();
    }
  }

  /** True while something is heard or held, or will be as soon as it is rendered. */
  public boolean isBusy() {
    return through.isUnderWay()
        || playback.playingProperty().get()
        || playback.heldProperty().get()
        || !playsWhenRendered.isEmpty();
  }

  public void stop() {
    through.end();
    playsWhenRendered = "";
    streaming = null;
    playback.stop();
  }
}
