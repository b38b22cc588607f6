package studio.reprise.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Sound files that an author brings: WAV, FLAC and MP3, told apart by their first bytes and not by
 * their names. What Reprise keeps of them is {@link WavFile}'s canonical form.
 */
public final class SoundFile {
  /** The usual endings of names, for file choosers. */
  public static final List<String> ENDINGS = List.of("wav", "wave", "flac", "mp3");

  /** A compressed file of a few bytes can claim hours: about 45 minutes at 48 kHz are read. */
  static final int MAX_FRAMES = 1 << 27;

  private static final int HEAD_BYTES = 4;

  private SoundFile() {}

  /**
   * Reads a whole file as one channel, the mean of its channels.
   *
   * @throws AudioFormatException when it is of no kind that is read, damaged, or cut short
   */
  public static Pcm read(Path path) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(HEAD_BYTES);
    }
    if (WavFile.isWav(head)) {
      return WavFile.read(path);
    }
    try (FileBytes bytes = new FileBytes(Files.newInputStream(path))) {
      if (FlacFile.isFlac(head)) {
        return FlacFile.read(bytes, path);
      }
      if (Mp3File.isMp3(head)) {
        return Mp3File.read(bytes, path);
      }
    }
    throw new AudioFormatException(
        path
            + " is no sound file of a kind that is read: WAV, FLAC and MP3 are. Convert it to WAV.");
  }
}
