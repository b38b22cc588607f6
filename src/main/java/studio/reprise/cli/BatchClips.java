package studio.reprise.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.render.ReferenceDoctor;
import studio.reprise.render.RenderException;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.BatchTask;
import studio.reprise.storage.ClipFolder;

/** The reference clips of a batch: each is looked at once before, and kept once when rendering. */
final class BatchClips {
  private final Map<Asked, Examined> examined = new HashMap<>();
  private final Map<Path, Clip> kept = new HashMap<>();

  /** A clip that lies in the output's own folder, by its hash. */
  record Clip(String sha256, ClipFolder folder) {
    Pcm read() {
      return folder.get(sha256);
    }
  }

  private record Asked(Path clip, String words) {}

  /** A clip as it was read, or why it was not. */
  private record Look(Optional<Recording> sound, Sentence problem) {
    static Look refused(Sentence problem) {
      return new Look(Optional.empty(), problem);
    }
  }

  /**
   * What the doctor says of a task's clip and its words.
   *
   * @param problem why it cannot be used; empty when it can
   * @param advice what would make it better
   */
  record Examined(Optional<Sentence> problem, List<Sentence> advice) {}

  /** Every clip is read once for each text that is said to be its words; none is kept in memory. */
  Examined examine(BatchTask task) {
    return examined.computeIfAbsent(
        new Asked(task.promptAudio(), task.promptText()), BatchClips::examine);
  }

  private static Examined examine(Asked asked) {
    Look look = look(asked.clip());
    if (look.sound().isEmpty()) {
      return new Examined(Optional.of(look.problem()), List.of());
    }
    List<ReferenceDoctor.Finding> findings =
        ReferenceDoctor.examine(look.sound().get(), asked.words());
    Optional<Sentence> unusable =
        findings.stream()
            .filter(BatchClips::isUnusable)
            .findFirst()
            .map(ReferenceDoctor.Finding::sentence);
    List<Sentence> advice =
        findings.stream()
            .filter(found -> !isUnusable(found))
            .map(ReferenceDoctor.Finding::sentence)
            .toList();
    return new Examined(unusable, advice);
  }

  private static boolean isUnusable(ReferenceDoctor.Finding finding) {
    return finding.kind().weight() == ReferenceDoctor.Weight.UNUSABLE;
  }

  /** Copies clips into a folder as they are asked for. */
  Function<Path, Clip> keptIn(ClipFolder folder) {
    return file ->
        kept.computeIfAbsent(file, source -> new Clip(folder.put(readOrThrow(source)), folder));
  }

  private static Look look(Path file) {
    try {
      Recording clip = SoundFile.recording(file);
      return clip.sound().length() == 0
          ? Look.refused(Sentence.of("The clip {0} holds no sound.", file))
          : new Look(Optional.of(clip), Sentence.NONE);
    } catch (AudioFormatException e) {
      return Look.refused(e.sentence());
    } catch (IOException e) {
      return Look.refused(Sentence.of("The clip {0} cannot be read: {1}.", file, e));
    } catch (OutOfMemoryError e) {
      return Look.refused(
          Sentence.of("The clip {0} is too long to be looked at in this memory.", file));
    }
  }

  private static Pcm readOrThrow(Path file) {
    try {
      return SoundFile.read(file);
    } catch (IOException e) {
      throw new RenderException(e, "The clip {0} cannot be read: {1}.", file, e);
    }
  }
}
