package studio.reprise.ui.script;

import java.util.Optional;
import studio.reprise.document.Line;
import studio.reprise.render.Receipt;
import studio.reprise.ui.model.Choices;
import studio.reprise.ui.model.Sounding;
import studio.reprise.ui.model.ViewChoices.Part;
import studio.reprise.ui.model.render.LineStates;
import studio.reprise.ui.model.sound.Sounds;

/** The word that is heard now, where the take says the line's very words. */
final class SoundingWord {
  private final Sounding sounding;
  private final Sounds sounds;
  private final LineStates states;
  private final Choices choices;
  private String timesOf = "";
  private Optional<WordTimes> times = Optional.empty();

  SoundingWord(Sounding sounding, Sounds sounds, LineStates states, Choices choices) {
    this.sounding = sounding;
    this.sounds = sounds;
    this.states = states;
    this.choices = choices;
  }

  /** The word of this line that is heard; empty in silence and for every other line. */
  Optional<Mark> of(Line line) {
    boolean isHeard = line.id().equals(sounding.lineIdProperty().get());
    if (!isHeard || !choices.get().view().shows(Part.WORDS)) {
      return Optional.empty();
    }
    String take = line.takeFingerprint();
    boolean saysTheLine =
        states
            .index()
            .receipt(take)
            .map(Receipt::said)
            .filter(said -> said.text().equals(line.text()))
            .isPresent();
    if (!saysTheLine) {
      return Optional.empty();
    }
    if (!take.equals(timesOf)) {
      timesOf = take;
      times = Optional.empty();
      sounds.peaks(
          take,
          peaks -> {
            if (take.equals(timesOf)) {
              times = Optional.of(WordTimes.of(line.text(), peaks));
            }
          });
    }
    return times.flatMap(each -> each.at(sounding.sampleOfTake()));
  }
}
