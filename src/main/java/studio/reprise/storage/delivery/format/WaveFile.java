package studio.reprise.storage.delivery.format;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.SampleDepth;
import studio.reprise.audio.codec.Encoder;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.audio.wave.Aswg;
import studio.reprise.audio.wave.AswgField;
import studio.reprise.audio.wave.BroadcastExtension;
import studio.reprise.audio.wave.Ixml;
import studio.reprise.audio.wave.WaveChunks;
import studio.reprise.audio.wave.WaveWriter;
import studio.reprise.document.Book;
import studio.reprise.storage.delivery.FileDescription;
import studio.reprise.storage.delivery.SpokenLine;

/** A Broadcast Wave that is being written, with everything that its description says. */
final class WaveFile implements Encoder {
  private static final String PROGRAM = "Reprise";
  private static final int REFERENCE_LETTERS = 28;

  private final Path path;
  private final FileChannel channel;
  private final WaveChunks chunks;
  private final WaveWriter writer;

  /**
   * @param channel where the file begins; closed with this
   */
  WaveFile(FileChannel channel, Path path, Encoding encoding, FileDescription file)
      throws IOException {
    this.path = path;
    this.channel = channel;
    this.chunks = chunks(encoding, file);
    this.writer =
        new WaveWriter(channel, encoding.sampleRateHz(), SampleDepth.of(encoding.bits()), chunks);
  }

  /** What stands around the sound of such a file. */
  static WaveChunks chunks(Encoding encoding, FileDescription file) {
    return WaveChunks.NONE
        .with(extension(encoding, file))
        .with(ixml(encoding, file))
        .withMarks(file.marks())
        .withXmp(SyntheticSpeech.xmp(file).packet())
        .withAigc(SyntheticSpeech.label(file).json());
  }

  private static BroadcastExtension extension(Encoding encoding, FileDescription file) {
    String date = file.book().date();
    String id = SyntheticSpeech.soundId(file);
    return BroadcastExtension.of(
            file.title(),
            PROGRAM,
            id.substring(0, Math.min(REFERENCE_LETTERS, id.length())),
            List.of(
                BroadcastExtension.pcmStep(
                    encoding.sampleRateHz(), encoding.bits(), file.engine())))
        .with(file.loudness())
        .on(date.length() == 10 ? date : "");
  }

  private static Ixml ixml(Encoding encoding, FileDescription file) {
    Book book = file.book();
    String speaker = onlySpeaker(file);
    Aswg aswg =
        Aswg.generatedDialogue()
            .with(AswgField.PROJECT, book.title())
            .with(AswgField.ORIGINATOR, FileWords.people(book.authors()))
            .with(AswgField.ORIGINATOR_STUDIO, book.publisher())
            .with(AswgField.NOTES, SyntheticSpeech.words(book))
            .with(AswgField.STATE, "mastered")
            .with(AswgField.ORIGINATION_DATE, book.date().length() == 10 ? book.date() : "")
            .with(file.loudness())
            .with(AswgField.TEXT, text(file))
            .with(AswgField.CHARACTER_NAME, speaker)
            .with(AswgField.USAGE_RIGHTS, book.copyright())
            .language(book.language());
    return new Ixml(
        book.title(),
        file.title(),
        String.valueOf(Math.max(1, file.number())),
        SyntheticSpeech.soundId(file),
        SyntheticSpeech.words(book),
        encoding.sampleRateHz(),
        encoding.bits(),
        0,
        speaker.isEmpty() ? "Mix" : speaker,
        Optional.of(aswg));
  }

  private static String text(FileDescription file) {
    return file.lines().stream().map(SpokenLine::text).collect(Collectors.joining("\n"));
  }

  /** The one who is heard, or empty when several are. */
  private static String onlySpeaker(FileDescription file) {
    List<String> speakers = file.lines().stream().map(SpokenLine::speaker).distinct().toList();
    return speakers.size() == 1 ? speakers.get(0) : "";
  }

  @Override
  public void write(float[] samples, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new AudioFormatException("{0} would hold a sample that is no number.", path);
      }
    }
    writer.write(samples, from, count);
  }

  @Override
  public void finish() throws IOException {
    writer.finish(chunks);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
