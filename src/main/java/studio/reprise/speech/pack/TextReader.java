package studio.reprise.speech.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import studio.reprise.speech.Directions;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.TextReading;
import studio.reprise.speech.text.PreparedText;
import studio.reprise.speech.text.TextFrontEnd;
import studio.reprise.speech.text.markup.Manuscript;
import studio.reprise.speech.text.rewrite.RuleUse;

/** Reads texts as a pack does; its weights stay closed. Not thread-safe. */
public final class TextReader {
  private final TextFrontEnd text;

  private TextReader(TextFrontEnd text) {
    this.text = text;
  }

  /**
   * @throws SpeechException when the folder is no pack, or its text files are broken
   */
  public static TextReader open(Path pack) {
    if (!Files.isDirectory(pack)) {
      throw new SpeechException("There is no voice pack at {0}.", pack);
    }
    return new TextReader(TextFrontEnd.open(pack, PackProfile.read(pack).root()));
  }

  /**
   * @param written as an author writes
   * @param language BCP 47, or "" to find it from the text
   * @throws SpeechException when the pack cannot speak it
   */
  public TextReading read(String written, String language, ReadingChoices choices) {
    RuleUse use = new RuleUse();
    PreparedText prepared = text.prepare(written, language, List.of(), choices, use);
    return new TextReading(
        prepared.normalizedText(),
        prepared.language(),
        prepared.segments().stream()
            .map(segment -> new TextReading.Segment(segment.text(), segment.written()))
            .toList(),
        prepared.directions(),
        text.unknownWords(written),
        use.counts());
  }

  /** What a text asks of its speaker, in brackets, and what is not said unless the author wants. */
  public static List<String> directions(String written) {
    return Manuscript.of(written, Directions.SILENT).directions();
  }

  /**
   * Words of a text that no lexicon of the pack has, as they are written: their sounds are guessed.
   *
   * @throws SpeechException when the text is damaged or too long
   */
  public List<String> guessed(String written) {
    return text.unknownWords(written);
  }
}
