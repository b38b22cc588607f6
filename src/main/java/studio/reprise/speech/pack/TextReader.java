package studio.reprise.speech.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import studio.reprise.speech.Directions;
import studio.reprise.speech.Manner;
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
  private final Set<Manner> manners;

  private TextReader(TextFrontEnd text, Set<Manner> manners) {
    this.text = text;
    this.manners = manners;
  }

  /**
   * @throws SpeechException when the folder is no pack, or its text files are broken
   */
  public static TextReader open(Path pack) {
    if (!Files.isDirectory(pack)) {
      throw new SpeechException("There is no voice pack at {0}.", pack);
    }
    PackProfile profile = PackProfile.read(pack);
    return new TextReader(TextFrontEnd.open(pack, profile.root()), profile.manners());
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
            .map(
                segment ->
                    new TextReading.Segment(
                        segment.text(),
                        segment.written(),
                        manners.contains(segment.manner()) ? segment.manner() : Manner.PLAIN))
            .toList(),
        prepared.directions(),
        directions(written, choices.directions(), manners).stream()
            .filter(Direction::isActed)
            .map(Direction::words)
            .toList(),
        text.unknownWords(written),
        use.counts());
  }

  /** The manners of speaking that the pack can act. */
  public Set<Manner> manners() {
    return manners;
  }

  /**
   * A direction of a text that is not said.
   *
   * @param words without brackets
   * @param isActed whether it is done
   * @param isKnown whether it is one that some pack can do where it stands
   */
  public record Direction(String words, boolean isActed, boolean isKnown) {}

  /**
   * What a text asks of its speaker, in brackets, and what is not said.
   *
   * @param use none are found where they are said
   * @param manners that can be acted
   */
  public static List<Direction> directions(String written, Directions use, Set<Manner> manners) {
    Manuscript manuscript = Manuscript.of(written, use);
    return use == Directions.ACTED
        ? manuscript.staged().stream()
            .map(
                staged ->
                    new Direction(
                        staged.words(), staged.isActed() && !manners.isEmpty(), staged.isActed()))
            .toList()
        : manuscript.directions().stream()
            .map(words -> new Direction(words, false, false))
            .toList();
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
