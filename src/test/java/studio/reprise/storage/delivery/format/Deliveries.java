package studio.reprise.storage.delivery.format;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import studio.reprise.audio.codec.Encoder;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.audio.tag.ChapterMark;
import studio.reprise.audio.wave.MeasuredLoudness;
import studio.reprise.document.Book;
import studio.reprise.document.Line.Paragraph;
import studio.reprise.storage.Cover;
import studio.reprise.storage.delivery.FileDescription;
import studio.reprise.storage.delivery.SpokenLine;

/** Sounds and descriptions for the tests of formats. */
public final class Deliveries {
  /** NUL, a bell, a mark that turns directions, half a pair, markup, an emoji, 500 characters. */
  public static final String HOSTILE =
      "\u0000\u0007<b>&amp; \u202Eevil\u202C \uD83D \"]]>' 第一章 \uD83D\uDC69\u200D\uD83D\uDE80 %s\\n"
          + "ä".repeat(440);

  static final String SERIES = "The <Sea>";

  private Deliveries() {}

  /** A tone that comes and goes, below full scale. */
  public static float[] sound(int sampleRateHz, double seconds) {
    float[] samples = new float[(int) (seconds * sampleRateHz)];
    for (int i = 0; i < samples.length; i++) {
      double t = (double) i / sampleRateHz;
      samples[i] = (float) (0.4 * Math.sin(2 * Math.PI * 220 * t) * Math.sin(2 * Math.PI * t));
    }
    return samples;
  }

  /** So many chapters of a sound, with titles that begin with their number. */
  static List<ChapterMark> marks(int count, long lengthSamples) {
    List<ChapterMark> marks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      marks.add(
          new ChapterMark(lengthSamples * i / count, (i + 1) + ". 第" + (i + 1) + "章 " + HOSTILE));
    }
    return marks;
  }

  public static Book book() {
    return Book.UNTITLED
        .withTitle("The Lighthouse " + HOSTILE.substring(0, 100))
        .withSubtitle("A tale")
        .withAuthors(List.of("Ann Author", "Bob \u202EBook"))
        .withNarrators(List.of("Reprise Voice"))
        .withPublisher("Müller & Sons")
        .withLanguage("en-GB")
        .withDate("2026-11-30")
        .withSeries(SERIES, "2")
        .withCopyright("2026 Ann Author")
        .withDescription("First line.\nSecond <line> & more.");
  }

  /** A description of a sound of {@code lengthSamples} with so many chapters. */
  static FileDescription description(int sampleRateHz, long lengthSamples, int chapters) {
    return new FileDescription(
        book(),
        "Chapter 1 " + HOSTILE,
        1,
        3,
        sampleRateHz,
        marks(chapters, lengthSamples),
        lines(sampleRateHz, lengthSamples),
        Optional.of(cover()),
        new MeasuredLoudness(-19.5, 4.25, -3.1, -17, -18),
        "Reprise 0.2; starter; seed 42");
  }

  /** Two lines of two speakers that share the sound. */
  static List<SpokenLine> lines(int sampleRateHz, long lengthSamples) {
    long half = lengthSamples / 2;
    return List.of(
        new SpokenLine(
            "l1",
            "Tom",
            "Stay & listen <now>.",
            sampleRateHz / 10,
            half,
            Paragraph.GOES_ON,
            "a".repeat(64),
            42),
        new SpokenLine(
            "l2",
            "Ann --> " + HOSTILE.substring(0, 30),
            "听着 \uD83D\uDE00.\nOr not --> so.",
            half + sampleRateHz / 10,
            lengthSamples,
            Paragraph.ENDS,
            "b".repeat(64),
            43));
  }

  static Cover cover() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Cover.of(out.toByteArray()).orElseThrow();
  }

  /** Writes a whole file in blocks of {@code blockSamples}. */
  static void write(
      Path path, Encoding encoding, FileDescription description, float[] samples, int blockSamples)
      throws IOException {
    try (Encoder encoder = TaggedFile.open(path, encoding, description)) {
      for (int at = 0; at < samples.length; at += blockSamples) {
        encoder.write(samples, at, Math.min(blockSamples, samples.length - at));
      }
      encoder.finish();
    }
  }
}
