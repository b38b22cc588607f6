package studio.reprise.storage.delivery.format;

import java.io.IOException;
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
  private final FileDescription description;
  private final boolean isTaggedBehind;

  private TaggedFile(
      FileChannel channel,
      SoundEncoder encoder,
      FileDescription description,
      boolean isTaggedBehind) {
    this.channel = channel;
    this.encoder = encoder;
    this.description = description;
    this.isTaggedBehind = isTaggedBehind;
  }

  /**
   * Opens a file that is not there yet, as {@link studio.reprise.storage.delivery.FinishedFile}
   * asks.
   *
   * @throws StorageException when this machine has no encoder for it
   */
  public static Encoder open(Path path, Encoding encoding, FileDescription description)
      throws IOException {
    if (encoding.codec() != Codec.WAV) {
      Optional<String> trouble = SoundEncoder.trouble();
      if (trouble.isPresent()) {
        throw new StorageException(
            "{0} cannot be written, because the encoders cannot be used on this computer ({1}). WAV files can be.",
            path, trouble.get());
      }
    }
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
    if (encoding.codec() == Codec.WAV) {
      return new WaveFile(channel, path, encoding, description);
    }
    SoundEncoder encoder =
        switch (encoding.codec()) {
          case MP3 -> SoundEncoder.mp3(channel, path, encoding, Id3Tag.bytes(description));
          case FLAC ->
              SoundEncoder.flac(channel, path, encoding, VorbisTags.flacBlocks(description));
          case OPUS -> SoundEncoder.opus(channel, path, encoding, comments(description));
          case AAC -> SoundEncoder.mpeg4(channel, path, encoding, description.marks());
          case WAV -> throw new IllegalStateException("opened above");
        };
    return new TaggedFile(channel, encoder, description, encoding.codec() == Codec.AAC);
  }

  private static List<Map.Entry<String, String>> comments(FileDescription description) {
    List<Map.Entry<String, String>> comments = new ArrayList<>(VorbisTags.comments(description));
    description.cover().map(VorbisTags::coverComment).ifPresent(comments::add);
    return comments;
  }

  @Override
  public void write(float[] samples, int from, int count) throws IOException {
    encoder.write(samples, from, count);
  }

  @Override
  public void finish() throws IOException {
    encoder.finish();
    if (isTaggedBehind) {
      Mp4Tags.add(channel, description);
    }
  }

  @Override
  public void close() throws IOException {
    encoder.close();
    channel.close();
  }
}
