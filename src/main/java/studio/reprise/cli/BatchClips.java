package studio.reprise.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.render.RenderException;
import studio.reprise.storage.ClipFolder;

/** The reference clips of a batch: each is looked at once before, and kept once when rendering. */
final class BatchClips {
  private final Map<Path, Optional<String>> problems = new HashMap<>();
  private final Map<Path, Clip> kept = new HashMap<>();

  /** A clip that lies in the output's own folder, by its hash. */
  record Clip(String sha256, ClipFolder folder) {
    Pcm read() {
      return folder.get(sha256);
    }
  }

  /** What is wrong with a clip as a file; empty when it can be read. */
  Optional<String> problem(Path file) {
    return problems.computeIfAbsent(file, BatchClips::look);
  }

  /** Copies clips into a folder as they are asked for. */
  Function<Path, Clip> keptIn(ClipFolder folder) {
    return file ->
        kept.computeIfAbsent(file, source -> new Clip(folder.put(readOrThrow(source)), folder));
  }

  private static Optional<String> look(Path file) {
    try {
      Pcm clip = SoundFile.read(file);
      return clip.length() == 0
          ? Optional.of("The clip " + file + " holds no sound.")
          : Optional.empty();
    } catch (AudioFormatException e) {
      return Optional.of(e.getMessage());
    } catch (IOException e) {
      return Optional.of("The clip " + file + " cannot be read: " + e.getMessage() + ".");
    }
  }

  private static Pcm readOrThrow(Path file) {
    try {
      return SoundFile.read(file);
    } catch (IOException e) {
      throw new RenderException("The clip " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
