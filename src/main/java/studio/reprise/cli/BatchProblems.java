package studio.reprise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.BatchFile;
import studio.reprise.storage.BatchTask;

/** What is wrong with the lines of a batch file, and what could be better: told line by line. */
final class BatchProblems {
  private final Surroundings surroundings;
  private final Path path;
  private final List<BatchFile.Problem> told = new ArrayList<>();
  private final List<BatchFile.Problem> waiting;
  private final Map<String, List<Integer>> advice = new LinkedHashMap<>();

  BatchProblems(Surroundings surroundings, Path path, List<BatchFile.Problem> found) {
    this.surroundings = surroundings;
    this.path = path;
    this.waiting = new ArrayList<>(found);
  }

  void add(BatchTask task, Sentence sentence) {
    waiting.add(new BatchFile.Problem(task.lineNumber(), sentence));
  }

  /** Something that does not keep a line from being rendered. */
  void advise(BatchTask task, Sentence sentence) {
    advice
        .computeIfAbsent(task.promptAudioAsGiven() + ": " + sentence, key -> new ArrayList<>())
        .add(task.lineNumber());
  }

  /** Something about a line's own words that does not keep it from being rendered. */
  void remark(BatchTask task, Sentence sentence) {
    advice.computeIfAbsent(sentence.toString(), key -> new ArrayList<>()).add(task.lineNumber());
  }

  boolean isEmpty() {
    return told.isEmpty() && waiting.isEmpty();
  }

  /**
   * Tells what was found since the last time; one clip's advice is told once, with its first line.
   *
   * @return true when no line is bad
   */
  boolean tell() {
    waiting.sort(Comparator.comparingInt(BatchFile.Problem::lineNumber));
    waiting.forEach(problem -> line(problem.lineNumber(), problem.sentence().toString()));
    told.addAll(waiting);
    waiting.clear();
    advice.forEach(
        (sentence, lines) ->
            line(
                lines.get(0),
                sentence
                    + (lines.size() == 1 ? "" : " (and " + (lines.size() - 1) + " more lines)")));
    advice.clear();
    return told.isEmpty();
  }

  private void line(int number, String sentence) {
    surroundings.err().println("reprise: " + path + ":" + number + ": " + sentence);
  }
}
