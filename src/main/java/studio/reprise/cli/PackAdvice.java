package studio.reprise.cli;

import java.util.List;
import studio.reprise.desk.Packs;
import studio.reprise.sentence.Sentence;

/**
 * What to do about a text that the pack in use cannot say, when another pack of this computer can.
 *
 * @param spoken the languages of the pack in use
 */
record PackAdvice(Surroundings surroundings, List<String> spoken) {
  /** A refusal, and what helps. */
  Sentence behind(Sentence refusal, String text, String language) {
    return surroundings
        .packs()
        .saying(text, language, spoken)
        .map(
            other ->
                refusal.then(
                    Sentence.of(
                        other.name().contains(" ") ? "{0} (--pack \"{1}\")" : "{0} (--pack {1})",
                        Packs.says(other),
                        other.name())))
        .orElse(refusal);
  }
}
