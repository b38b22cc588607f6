package studio.reprise.speech.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.Settings;
import studio.reprise.speech.layer.WeightTable;
import studio.reprise.speech.network.FlowDit;

/**
 * Opens one file of a pack and looks whether it is whole, as far as its form tells: a download that
 * was broken off is named. Weights are not loaded.
 */
final class PackFileCheck {
  private static final long TEXT_LIMIT = 256L << 20;

  private static final Pattern RANK = Pattern.compile("[A-Za-z0-9+/=]+ ([0-9]{1,9})");

  private PackFileCheck() {}

  /** What is wrong with a file, as a sentence; empty when nothing is seen. */
  static Optional<Sentence> fault(Path file) {
    try {
      if (Files.size(file) == 0) {
        return Optional.of(Sentence.of("{0} is empty. Download it again.", file));
      }
      String name = file.getFileName().toString();
      if (name.endsWith(".json")) {
        requireJson(file);
      } else if (name.endsWith(".yaml")) {
        requireFlow(file);
      } else if (name.endsWith(".safetensors") || name.endsWith(".pt")) {
        WeightTable.elements(file);
      } else if (name.endsWith(".ckpt")) {
        requireZip(file);
      } else if (name.endsWith(".gz")) {
        requireGzip(file);
      } else if (name.endsWith(".onnx")) {
        requireProtobuf(file);
      } else if (name.endsWith(".wav")) {
        requireWav(file);
      } else if (name.equals("tokenizer.model")) {
        requireRanks(file);
      }
      return Optional.empty();
    } catch (SpeechException e) {
      return Optional.of(e.sentence());
    } catch (IOException e) {
      return Optional.of(Sentence.of("{0} cannot be read: {1}.", file, e));
    }
  }

  /** Text that ends early is text: only what it should say shows that it says less. */
  private static void requireFlow(Path file) {
    Settings settings = Settings.yaml(file);
    FlowDit.Config.of(settings.has("flow") ? settings.within("flow") : settings);
  }

  private static SpeechException cut(Path file, Throwable cause) {
    return new SpeechException(
        cause, "{0} is cut short or damaged ({1}). Download it again.", file, cause);
  }

  private static void requireJson(Path file) throws IOException {
    if (Files.size(file) > TEXT_LIMIT) {
      throw new SpeechException("{0} is larger than 256 MiB and no such file.", file);
    }
    try {
      if (new ObjectMapper().readTree(file.toFile()).isMissingNode()) {
        throw new SpeechException("{0} is empty. Download it again.", file);
      }
    } catch (JsonProcessingException e) {
      throw new SpeechException(
          e, "{0} is cut short or damaged ({1}). Download it again.", file, e.getOriginalMessage());
    }
  }

  private static void requireZip(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() == 0) {
        throw new SpeechException("{0} is an empty archive. Download it again.", file);
      }
    } catch (ZipException e) {
      throw cut(file, e);
    }
  }

  private static void requireGzip(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (ZipException | java.io.EOFException e) {
      throw cut(file, e);
    }
  }

  /** A pack's clips are plain WAVs, whose head says how long they are. */
  private static void requireWav(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(8);
    }
    long said =
        head.length < 8
            ? -1
            : 8L
                + Integer.toUnsignedLong(
                    ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
    if (said != Files.size(file)) {
      throw new SpeechException("{0} is cut short or no plain WAV. Download it again.", file);
    }
  }

  /** The fields of an ONNX model follow one another to the end of the file. */
  private static void requireProtobuf(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long at = 0;
      while (at < channel.size()) {
        at = afterField(file, channel, at);
      }
    }
  }

  private static long afterField(Path file, FileChannel channel, long start) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(20);
    channel.read(head, start);
    head.flip();
    long tag = varint(file, head);
    long length =
        switch ((int) (tag & 7)) {
          case 0 -> {
            varint(file, head);
            yield 0;
          }
          case 1 -> Long.BYTES;
          case 2 -> varint(file, head);
          case 5 -> Integer.BYTES;
          default -> throw new SpeechException("{0} is no ONNX model. Download it again.", file);
        };
    long end = start + head.position() + length;
    if (length < 0 || end > channel.size()) {
      throw new SpeechException(
          "{0} is cut short: it has {1} bytes where {2} are needed. Download it again.",
          file, channel.size(), end);
    }
    return end;
  }

  private static long varint(Path file, ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (!in.hasRemaining()) {
        throw new SpeechException("{0} is cut short. Download it again.", file);
      }
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new SpeechException("{0} is no ONNX model. Download it again.", file);
  }

  /** Lines of "base64 rank"; a last one that was cut within its rank does not follow the others. */
  private static void requireRanks(Path file) throws IOException {
    long before = -1;
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          Matcher rank = RANK.matcher(line);
          if (!rank.matches() || Long.parseLong(rank.group(1)) <= before) {
            throw new SpeechException(
                "{0} is cut short or damaged in line {1}. Download it again.", file, number);
          }
          before = Long.parseLong(rank.group(1));
        }
      }
    }
  }
}
