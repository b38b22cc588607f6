package studio.reprise.storage.delivery.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.reprise.audio.codec.Codec;
import studio.reprise.audio.codec.Encoder;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.audio.codec.SoundEncoder;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.delivery.FileDescription;

/**
 * A finished file with its tags: before the sound for MP3, FLAC and Opus, behind it for MPEG-4,
 * around it for WAV.
 */
public final class TaggedFile implements Encoder {
  private final FileChannel channel;
  private final SoundEncoder encoder;
  private final AfterSound afterSound;
  private long samples;

  /** What is written when the sound's length is known. */
  @FunctionalInterface
  private interface AfterSound {
    void write(long lengthSamples) throws IOException;
  }

  private TaggedFile(FileChannel channel, SoundEncoder encoder, AfterSound afterSound) {
    this.channel = channel;
    this.encoder = encoder;
    this.afterSound = afterSound;
  }

  /**
   * Asks whether this machine can write a file, before the work that goes into it.
   *
   * @param file its name, for the sentence
   * @throws StorageException when it has no encoder for it
   */
  public static void requireEncoder(String file, Encoding encoding) {
    if (encoding.codec() != Codec.WAV) {
      Optional<String> trouble = SoundEncoder.trouble();
      if (trouble.isPresent()) {
        throw new StorageException(
            "{0} cannot be written, because the encoders cannot be used on this computer ({1}). WAV files can be.",
            file, trouble.get());
      }
    }
  }

  /**
   * Opens a file that is not there yet, as {@link studio.reprise.storage.delivery.FinishedFile}
   * asks.
   *
   * @throws StorageException when this machine has no encoder for it
   */
  public static Encoder open(Path path, Encoding encoding, FileDescription description)
      throws IOException {
    requireEncoder(path.toString(), encoding);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      return open(channel, path, encoding, description);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Encoder open(
      FileChannel channel, Path path, Encoding encoding, FileDescription description)
      throws IOException {
    return switch (encoding.codec()) {
      case WAV -> new WaveFile(channel, path, encoding, description);
      case MP3 ->
          new TaggedFile(
              channel,
              SoundEncoder.mp3(channel, path, encoding, Id3Tag.bytes(description, 0)),
              length -> put(channel, Id3Tag.bytes(description, length)));
      case FLAC ->
          new TaggedFile(
              channel,
              SoundEncoder.flac(channel, path, encoding, VorbisTags.flacBlocks(description)),
              length -> {});
      case OPUS ->
          new TaggedFile(
              channel,
              SoundEncoder.opus(channel, path, encoding, comments(description)),
              length -> {});
      case AAC ->
          new TaggedFile(
              channel,
              SoundEncoder.mpeg4(channel, path, encoding, description.marks()),
              length -> Mp4Tags.add(channel, description));
    };
  }

  /** Writes over the head of a file. */
  private static void put(FileChannel channel, byte[] head) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(head);
    channel.position(0);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static List<Map.Entry<String, String>> comments(FileDescription description) {
    List<Map.Entry<String, String>> comments = new ArrayList<>(VorbisTags.comments(description));
    description.cover().map(VorbisTags::coverComment).ifPresent(comments::add);
    return comments;
  }

  @Override
  public void write(float[] block, int from, int count) throws IOException {
    encoder.write(block, from, count);
    samples += count;
  }

  @Override
  public void finish() throws IOException {
    encoder.finish();
    afterSound.write(samples);
  }

  @Override
  public void close() throws IOException {
    encoder.close();
    channel.close();
  }
}
