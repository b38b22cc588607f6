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
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.document.NewSpeaker;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.render.ReferenceDoctor;
import studio.reprise.render.RenderPlan;
import studio.reprise.speech.Progress;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.VoicePrint;
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

  /** Reads a sound file behind the window; what is wrong with it is told. */
  public void read(Path file, Consumer<Pcm> then) {
    model
        .background()
        .execute(
            () -> {
              try {
                Pcm pcm = SoundFile.read(file);
                model.fx().execute(() -> then.accept(pcm));
              } catch (IOException | RuntimeException e) {
                model
                    .fx()
                    .execute(() -> model.fail(new Failure(Failure.Kind.CLIP, Sentence.of(e))));
              }
            });
  }

  /** Keeps a stretch of a sound as the speaker's clip, together with its exact words. */
  public void changeClip(String speakerId, Pcm sound, long from, long to, String transcript) {
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
                              .edit(SpeakerEdits.changeClip(speakerId, sha256, transcript));
                          checkClips();
                          listen(speakerId, sha256);
                        });
              } catch (StorageException e) {
                model
                    .fx()
                    .execute(() -> model.fail(new Failure(Failure.Kind.CLIP, e.getMessage())));
              }
            });
  }

  /** Looks a clip over behind the window; tells one sentence a finding. */
  public void examine(Pcm clip, String transcript, Consumer<List<String>> then) {
    model
        .background()
        .execute(
            () -> {
              List<String> sentences =
                  ReferenceDoctor.examine(clip, transcript).stream().map(this::sentence).toList();
              model.fx().execute(() -> then.accept(sentences));
            });
  }

  /** Speaks any sentence in this voice; nothing is kept. */
  public void tryOut(Speaker speaker, String text, Consumer<String> status) {
    ProjectFolder folder = model.manuscript().folder();
    model
        .renders()
        .withEngine(
            (synthesizer, cancel) -> {
              Pcm clip = folder.clips().get(speaker.clipSha256());
              VoicePrint voice =
                  synthesizer.voicePrint(
                      clip, speaker.transcript(), RenderPlan.clipUse(speaker, synthesizer.pack()));
              Pcm sound =
                  synthesizer
                      .speak(
                          new SpeechRequest(
                              text,
                              speaker.language(),
                              voice,
                              model.manuscript().project().defaults().seed(),
                              synthesizer.pack().sampler(),
                              synthesizer.pack().flow(),
                              List.of()),
                          Progress.Listener.NONE,
                          cancel)
                      .pcm();
              return new Attempt(sound, ReferenceDoctor.heard(voice));
            })
        .whenComplete(
            (attempt, problem) ->
                model
                    .fx()
                    .execute(
                        () -> {
                          if (problem == null) {
                            status.accept(attempt.found().map(this::sentence).orElse(""));
                            model
                                .listening()
                                .playSound("try", attempt.sound(), 0, attempt.sound().length());
                          } else {
                            Throwable cause =
                                problem.getCause() == null ? problem : problem.getCause();
                            status.accept(model.messages().sentence(Sentence.of(cause)));
                          }
                        }));
  }

  /** What a try-out gave. */
  private record Attempt(Pcm sound, Optional<ReferenceDoctor.Finding> found) {}

  private String sentence(ReferenceDoctor.Finding finding) {
    return model.messages().of("finding", finding.kind(), finding.figure());
  }

  /** Has the open pack listen to a speaker's clip, and tells when only its timbre will be used. */
  private void listen(String speakerId, String sha256) {
    ProjectFolder folder = model.manuscript().folder();
    Speaker speaker = model.manuscript().project().speaker(speakerId).orElse(null);
    model.dismiss("voice-" + speakerId);
    if (speaker == null || !speaker.clipUse().isEmpty()) {
      return;
    }
    model
        .renders()
        .withEngine(
            (synthesizer, cancel) ->
                ReferenceDoctor.heard(
                    synthesizer.voicePrint(
                        folder.clips().get(sha256),
                        speaker.transcript(),
                        RenderPlan.clipUse(speaker, synthesizer.pack()))))
        .thenAccept(
            found ->
                found.ifPresent(
                    finding ->
                        model
                            .fx()
                            .execute(
                                () ->
                                    model.notice(
                                        Notice.of(
                                            "voice-" + speakerId,
                                            Notice.Kind.INFORMATION,
                                            speaker.name() + ": " + sentence(finding))))));
  }

  /** Hashes of the clips whose files are not there. */
  public ReadOnlyObjectProperty<Set<String>> missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /** Looks for clips whose files are gone and says so where it can be mended. */
  void checkClips() {
    ProjectFolder folder = model.manuscript().folder();
    if (folder == null) {
      return;
    }
    List<Speaker> named =
        model.manuscript().project().speakers().stream().filter(Speaker::hasClip).toList();
    model
        .storage()
        .execute(
            () -> {
              List<Speaker> gone =
                  named.stream().filter(each -> !folder.clips().has(each.clipSha256())).toList();
              model.fx().execute(() -> tellMissing(gone));
            });
  }

  private void tellMissing(List<Speaker> gone) {
    missing.set(gone.stream().map(Speaker::clipSha256).collect(Collectors.toSet()));
    model.dismiss("clips");
    if (!gone.isEmpty()) {
      Messages messages = model.messages();
      model.notice(
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
