package studio.reprise.ui.script;

import java.util.ArrayList;
import java.util.List;
import studio.reprise.desk.SilentDirections;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Search;
import studio.reprise.speech.Pronunciation;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.render.Guesses;
import studio.reprise.ui.model.render.LineStates;

/**
 * What looks otherwise in a line: directions, guessed sounds, what was found, and the word that is
 * heard.
 */
final class LineMarks {
  private final Manuscript manuscript;
  private final LineStates states;
  private final Guesses guesses;
  private final FindBar findBar;
  private final SoundingWord soundingWord;

  LineMarks(
      Manuscript manuscript,
      LineStates states,
      Guesses guesses,
      FindBar findBar,
      SoundingWord soundingWord) {
    this.manuscript = manuscript;
    this.states = states;
    this.guesses = guesses;
    this.findBar = findBar;
    this.soundingWord = soundingWord;
  }

  List<Mark> of(Line line) {
    List<Mark> marks = new ArrayList<>();
    Project project = manuscript.project();
    if (project != null) {
      SilentDirections.in(line, project, states.manners())
          .forEach(
              place ->
                  marks.add(
                      new Mark(
                          place.from(),
                          place.to(),
                          place.isActed() ? Mark.Kind.ACTED : Mark.Kind.DIRECTION)));
    }
    for (String word : guesses.of(line, project)) {
      Pronunciation guessed = new Pronunciation(word, "");
      for (int at = guessed.nextIn(line.text(), 0);
          at >= 0;
          at = guessed.nextIn(line.text(), at + word.length())) {
        marks.add(new Mark(at, at + word.length(), Mark.Kind.GUESSED));
      }
    }
    FindBar.Find current = findBar.currentProperty().get();
    for (Search.Place place : findBar.searchProperty().get().in(line.text())) {
      boolean isCurrent = current.lineId().equals(line.id()) && current.place().equals(place);
      marks.add(
          new Mark(place.from(), place.to(), isCurrent ? Mark.Kind.CURRENT_FIND : Mark.Kind.FOUND));
    }
    soundingWord.of(line).ifPresent(marks::add);
    return marks;
  }

  /** Calls when marks may have changed. */
  void onChange(Runnable changed) {
    guesses.revisionProperty().addListener((value, old, now) -> changed.run());
    findBar.searchProperty().addListener((value, old, now) -> changed.run());
    findBar.currentProperty().addListener((value, old, now) -> changed.run());
  }
}
