package studio.reprise.cli;

import java.util.List;
import java.util.Optional;
import studio.reprise.desk.SampleVoice;

/** Which of the sample voices was asked for. */
final class SampleVoiceChoice {
  private SampleVoiceChoice() {}

  /**
   * The one of a name, or the first that speaks a language.
   *
   * @param name or empty
   * @throws WrongUse when there is none
   */
  static SampleVoice choose(List<SampleVoice> voices, Optional<String> name, String language) {
    return voices.stream()
        .filter(voice -> name.map(voice.name()::equals).orElse(voice.language().equals(language)))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUse(
                    "{0} --clip and --words take a voice of yours.",
                    name.map(asked -> "There is no sample voice \"" + asked + "\".")
                            .orElse("No sample voice speaks the language \"" + language + "\".")
                        + (voices.isEmpty() ? "" : " There are " + names(voices) + ".")));
  }

  private static String names(List<SampleVoice> voices) {
    return String.join(", ", voices.stream().map(SampleVoice::name).toList());
  }
}
