package studio.reprise.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.SpeechException;

/**
 * Which words of lines have their sounds guessed: no lexicon of the pack has them, and no entry of
 * the project says them. Not thread-safe, as what reads the texts is not.
 *
 * @param reader tells the words of a text that no lexicon has, as they are written
 */
public record GuessedWords(Function<String, List<String>> reader) {
  /**
   * One of them.
   *
   * @param lineIds where it stands, in order
   */
  public record Word(String word, List<String> lineIds) {}

  /** Of a text by itself; none where the text cannot be read at all. */
  public List<String> in(String text) {
    try {
      return text.isBlank() ? List.of() : List.copyOf(reader.apply(text));
    } catch (SpeechException e) {
      return List.of();
    }
  }

  /** Those of {@code guessed} that no entry reaching the line says. */
  public static List<String> unsaid(List<String> guessed, Line line, Project project) {
    if (guessed.isEmpty()) {
      return guessed;
    }
    List<DictionaryEntry> entries = project.dictionaryOf(line);
    return guessed.stream()
        .filter(
            word ->
                entries.stream()
                    .noneMatch(
                        entry ->
                            new Pronunciation(entry.word(), entry.spoken()).occursIn(word)
                                || entry
                                        .word()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(word.toLowerCase(Locale.ROOT))
                                    && new Pronunciation(entry.word(), "").occursIn(line.text())))
        .distinct()
        .toList();
  }

  /** Of all lines, the most frequent first. */
  public List<Word> inProject(Project project) {
    Map<String, Word> words = new LinkedHashMap<>();
    project
        .lines()
        .forEach(
            line ->
                unsaid(in(line.text()), line, project)
                    .forEach(
                        word ->
                            words
                                .computeIfAbsent(
                                    word.toLowerCase(Locale.ROOT),
                                    key -> new Word(word, new ArrayList<>()))
                                .lineIds()
                                .add(line.id())));
    return words.values().stream()
        .sorted((one, other) -> other.lineIds().size() - one.lineIds().size())
        .toList();
  }
}
