package studio.reprise.audio.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Mixdown;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;
import studio.reprise.audio.WavFile;

/**
 * Sound files that an author brings, told apart by their content and not by their names. What
 * Reprise keeps of them is {@link WavFile}'s canonical form.
 */
public final class SoundFile {
  /** The usual endings of names, for file choosers. */
  public static final List<String> ENDINGS =
      List.of(
          "wav", "wave", "bwf", "rf64", "w64", "flac", "mp3", "m4a", "mp4", "aac", "ogg", "oga",
          "opus", "aif", "aiff", "aifc", "caf", "webm", "mka", "wma", "au");

  /** A recording to mark a stretch of may last so long. */
  public static final int MAX_SECONDS = 45 * 60;

  private static final int HEAD_BYTES = 4;

  private SoundFile() {}

  /**
   * Reads a whole file as one channel; {@link Mixdown} says which.
   *
   * @throws AudioFormatException when it is of no kind that is read, damaged, cut short, or longer
   *     than {@link #MAX_SECONDS}
   * @throws IOException when the disk does not give it; the message is the system's
   */
  public static Pcm read(Path path) throws IOException {
    return read(path, MAX_SECONDS);
  }

  /**
   * Reads a whole file of at most {@code maxSeconds}; a longer one is refused before memory is
   * taken for it.
   */
  public static Pcm read(Path path, int maxSeconds) throws IOException {
    return recording(path, maxSeconds).sound();
  }

  /** Reads a whole file, and says what became of its channels. */
  public static Recording recording(Path path) throws IOException {
    return recording(path, MAX_SECONDS);
  }

  private static Recording recording(Path path, int maxSeconds) throws IOException {
    Mixdown mean = Mixdown.mean();
    Pcm sound = decoded(path, maxSeconds, mean);
    if (mean.cancels()) {
      Pcm first = decoded(path, maxSeconds, Mixdown.first());
      return new Recording(first, mean.channels(), Recording.Mix.FIRST);
    }
    return mean.channels() < 2
        ? Recording.of(sound)
        : new Recording(sound, mean.channels(), Recording.Mix.MEAN);
  }

  private static Pcm decoded(Path path, int maxSeconds, Mixdown mixdown) throws IOException {
    mustBeAFile(path);
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(HEAD_BYTES);
    }
    if (WavFile.isWav(head) && WavFile.isPlain(path)) {
      return WavFile.read(path, maxSeconds, mixdown);
    }
    return SoundDecoder.decode(path, maxSeconds, mixdown);
  }

  /** A pipe would be waited for without end, and a folder is called unreadable by the system. */
  static void mustBeAFile(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new AudioFormatException("{0} is a folder, not a sound file.", path);
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isRegularFile(path)) {
      throw new AudioFormatException("{0} is a pipe or a device, not a sound file.", path);
    }
  }
}
