package studio.reprise.ui.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.desk.SampleVoice;
import studio.reprise.document.NewSpeaker;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.document.StyleEdits;
import studio.reprise.render.ClipSource;
import studio.reprise.render.ReferenceDoctor;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.SpokenStretch;
import studio.reprise.render.Utterance;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Problem;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Pronunciation;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;
import studio.reprise.ui.widget.Messages;

/** What an author does to speakers from the window. */
public final class SpeakerCommands {
  private final StudioModel model;
  private final ReadOnlyObjectWrapper<Set<String>> missing = new ReadOnlyObjectWrapper<>(Set.of());

  SpeakerCommands(StudioModel model) {
    this.model = model;
  }

  /** A speaker without a clip; their card opens. */
  public String add(String name) {
    Speaker speaker = NewSpeaker.named(name, model.manuscript().project().speakers());
    model.manuscript().edit(SpeakerEdits.add(speaker));
    model.selection().speakerProperty().set(speaker.id());
    return speaker.id();
  }

  /** A sample voice joins the project, behind the window. */
  public void add(SampleVoice voice) {
    ProjectFolder folder = model.manuscript().folder();
    List<Speaker> there = model.manuscript().project().speakers();
    model
        .storage()
        .execute(
            () -> {
              try {
                Speaker speaker = voice.speaker(folder.clips(), there);
                model.fx().execute(() -> joined(speaker));
              } catch (AuthorException e) {
                model
                    .fx()
                    .execute(
                        () -> model.notices().fail(new Failure(Failure.Kind.CLIP, e.sentence())));
              }
            });
  }

  /** A speaker who is there gets a sample voice's clip and its words; a step like any other. */
  public void takeVoice(String speakerId, SampleVoice voice) {
    read(
        voice.clip(),
        recording ->
            changeClip(
                speakerId, "", recording.sound(), 0, recording.sound().length(), voice.words()));
  }

  private void joined(Speaker speaker) {
    model.manuscript().edit(SpeakerEdits.add(speaker));
    checkClips();
  }

  /** Reads a sound file behind the window; what is wrong with it is told. */
  public void read(Path file, Consumer<Recording> then) {
    model
        .background()
        .execute(
            () -> {
              try {
                Recording recording = SoundFile.recording(file);
                model.fx().execute(() -> then.accept(recording));
              } catch (IOException | RuntimeException e) {
                model
                    .fx()
                    .execute(
                        () ->
                            model.notices().fail(new Failure(Failure.Kind.CLIP, Problem.told(e))));
              }
            });
  }

  /**
   * Keeps a stretch of a sound as the speaker's clip, together with its exact words.
   *
   * @param style the name of the style whose clip it is, or "" for the usual one
   */
  public void changeClip(
      String speakerId, String style, Pcm sound, long from, long to, String transcript) {
    ProjectFolder folder = model.manuscript().folder();
    int start = (int) Math.max(0, Math.min(from, sound.length()));
    int end = (int) Math.max(start, Math.min(to, sound.length()));
    Pcm clip =
        new Pcm(java.util.Arrays.copyOfRange(sound.samples(), start, end), sound.sampleRateHz());
    model
        .storage()
        .execute(
            () -> {
              try {
                String sha256 = folder.clips().put(clip);
                model
                    .fx()
                    .execute(
                        () -> {
                          model
                              .manuscript()
                              .edit(
                                  style.isEmpty()
                                      ? SpeakerEdits.changeClip(speakerId, sha256, transcript)
                                      : StyleEdits.changeClip(
                                          speakerId, style, sha256, transcript));
                          checkClips();
                          listen(speakerId);
                        });
              } catch (StorageException e) {
                model
                    .fx()
                    .execute(
                        () -> model.notices().fail(new Failure(Failure.Kind.CLIP, e.sentence())));
              }
            });
  }

  /**
   * Cuts the silence off the ends of a clip that a speaker or a style has; its words stay. A step
   * that undo takes back: the clip that was is kept.
   */
  public void trimSilence(String speakerId, String style, Pcm clip, String transcript) {
    SpokenStretch spoken = SpokenStretch.of(clip);
    changeClip(speakerId, style, clip, spoken.fromSample(), spoken.toSample(), transcript);
  }

  /** Has the doctor look at a clip as a file gave it, behind the window. */
  public void examine(
      Recording clip, String transcript, Consumer<List<ReferenceDoctor.Finding>> then) {
    model
        .background()
        .execute(
            () -> {
              List<ReferenceDoctor.Finding> found = ReferenceDoctor.examine(clip, transcript);
              model.fx().execute(() -> then.accept(found));
            });
  }

  /**
   * Speaks any sentence in this voice, as a line of the project would say it; nothing is kept. What
   * it needs of the project is taken here: the render thread knows no project.
   */
  public void tryOut(Speaker speaker, String text, Consumer<String> status) {
    tryOut(speaker, text, List.of(), status);
  }

  /** The same with pronunciations in the place of the project's. */
  public void tryOut(
      Speaker speaker, String text, List<Pronunciation> instead, Consumer<String> status) {
    Optional<RenderPlan> plan = model.renders().states().plan();
    if (plan.isEmpty()) {
      status.accept(model.messages().sentence(Sentence.of("No voice pack is chosen yet.")));
      return;
    }
    Utterance trial;
    try {
      Utterance usual = plan.get().trial(speaker, text);
      trial = instead.isEmpty() ? usual : usual.withPronunciations(instead);
    } catch (AuthorException e) {
      status.accept(model.messages().sentence(e.sentence()));
      return;
    }
    model
        .renders()
        .withVoice(
            trial.voice(),
            clip(speaker),
            (synthesizer, voice, cancel) ->
                new Attempt(
                    synthesizer.speak(trial.spokenBy(voice), Progress.Listener.NONE, cancel).pcm(),
                    ReferenceDoctor.heard(voice)))
        .whenComplete(
            (attempt, problem) -> model.fx().execute(() -> tried(attempt, problem, status)));
  }

  private void tried(Attempt attempt, Throwable problem, Consumer<String> status) {
    if (problem == null) {
      status.accept(attempt.found().map(this::sentence).orElse(""));
      model.listening().playSound("try", attempt.sound(), 0, attempt.sound().length());
    } else {
      status.accept(model.messages().sentence(Problem.told(problem)));
    }
  }

  private ClipSource clip(Speaker speaker) {
    ProjectFolder folder = model.manuscript().folder();
    return () -> folder.clips().get(speaker.clipSha256());
  }

  /** What a try-out gave. */
  private record Attempt(Pcm sound, Optional<ReferenceDoctor.Finding> found) {}

  private String sentence(ReferenceDoctor.Finding finding) {
    return model.messages().sentence(finding.sentence());
  }

  /** Has the open pack listen to a speaker's clip, and tells when only its timbre will be used. */
  private void listen(String speakerId) {
    Speaker speaker = model.manuscript().project().speaker(speakerId).orElse(null);
    Optional<RenderPlan> plan = model.renders().states().plan();
    model.notices().dismiss("voice-" + speakerId);
    if (speaker == null || !speaker.clipUse().isEmpty() || plan.isEmpty()) {
      return;
    }
    model
        .renders()
        .withVoice(
            plan.get().voice(speaker),
            clip(speaker),
            (synthesizer, voice, cancel) -> ReferenceDoctor.heard(voice))
        .thenAccept(
            found ->
                found.ifPresent(finding -> model.fx().execute(() -> tellHeard(speaker, finding))));
  }

  private void tellHeard(Speaker speaker, ReferenceDoctor.Finding finding) {
    model
        .notices()
        .show(
            Notice.of(
                "voice-" + speaker.id(),
                Notice.Kind.INFORMATION,
                speaker.name() + ": " + sentence(finding)));
  }

  /** Hashes of the clips whose files are not there. */
  public ReadOnlyObjectProperty<Set<String>> missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /** Looks for clips whose files are gone and says so where it can be mended. */
  void checkClips() {
    if (!model.manuscript().isOpen()) {
      return;
    }
    ProjectFolder folder = model.manuscript().folder();
    List<Speaker> named = List.copyOf(model.manuscript().project().speakers());
    model
        .storage()
        .execute(
            () -> {
              List<Speaker> gone =
                  named.stream()
                      .filter(each -> !each.clips().allMatch(folder.clips()::has))
                      .toList();
              Set<String> missing =
                  gone.stream()
                      .flatMap(Speaker::clips)
                      .filter(clip -> !folder.clips().has(clip))
                      .collect(Collectors.toSet());
              model.fx().execute(() -> tellMissing(gone, missing));
            });
  }

  private void tellMissing(List<Speaker> gone, Set<String> clips) {
    missing.set(clips);
    model.notices().dismiss("clips");
    if (!gone.isEmpty()) {
      Messages messages = model.messages();
      model
          .notices()
          .show(
              new Notice(
                  "clips",
                  Notice.Kind.WARNING,
                  messages.text(
                      "notice.clip.missing",
                      String.join(", ", gone.stream().map(Speaker::name).toList())),
                  messages.text("notice.clip.action"),
                  () -> model.selection().speakerProperty().set(gone.get(0).id())));
    }
  }
}
