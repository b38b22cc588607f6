package studio.reprise.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Settings;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Directions;
import studio.reprise.speech.Manner;
import studio.reprise.speech.MannerWords;
import studio.reprise.speech.pack.TextReader;

/**
 * Where the words of a line are directions to its speaker, which are shown and not said; which of
 * them are acted, and why the others are silent where they were to be.
 */
public final class SilentDirections {
  private static final Pattern BRACKET = Pattern.compile("[\\[(<{*\uff08\u3010]");
  private static final int MOST_NAMED = 5;

  private SilentDirections() {}

  /**
   * One of them, with its brackets.
   *
   * @param from first character
   * @param to behind the last
   * @param words without the brackets
   * @param isActed whether it is done; else nothing becomes of it
   */
  public record Place(int from, int to, String words, boolean isActed) {}

  /**
   * In order; none where the line, or else the project, has its directions said.
   *
   * @param manners that the pack can act
   */
  public static List<Place> in(Line line, Project project, Set<Manner> manners) {
    String text = line.text();
    Directions use = use(project.settingsOf(line));
    if (!BRACKET.matcher(text).find() || use == Directions.SPOKEN) {
      return List.of();
    }
    List<Place> places = new ArrayList<>();
    int at = 0;
    for (TextReader.Direction direction : TextReader.directions(text, use, manners)) {
      Matcher bracket =
          Pattern.compile(
                  "[\\[(<{*\uff08\u3010]\\s*"
                      + Pattern.quote(direction.words())
                      + "\\s*[\\])>}*\uff09\u3011]")
              .matcher(text);
      // Markup inside brackets is gone from the words, which are then found nowhere.
      if (bracket.find(at)) {
        places.add(
            new Place(bracket.start(), bracket.end(), direction.words(), direction.isActed()));
        at = bracket.end();
      }
    }
    return places;
  }

  /** What the author should know of a line whose directions are to be acted and are not. */
  public static Optional<Sentence> remark(Line line, Project project, Set<Manner> manners) {
    return remark(line.text(), line.direction(), project.settingsOf(line), manners);
  }

  /**
   * What the author should know of a text whose directions are to be acted and are not.
   *
   * @param beside a direction that stands beside the text, or ""
   * @param manners that the pack can act
   */
  public static Optional<Sentence> remark(
      String text, String beside, Settings settings, Set<Manner> manners) {
    if (use(settings) != Directions.ACTED) {
      return Optional.empty();
    }
    List<TextReader.Direction> all =
        Stream.concat(
                Stream.of(beside)
                    .filter(words -> !words.isBlank())
                    .map(words -> beside(words, manners)),
                TextReader.directions(text, Directions.ACTED, manners).stream())
            .filter(direction -> !direction.isActed())
            .toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    // A pack that acts nothing is the reason for those that others could act.
    return Optional.of(
        manners.isEmpty() && all.stream().anyMatch(TextReader.Direction::isKnown)
            ? Sentence.of("This voice pack cannot act directions. Silent: {0}.", named(all))
            : Sentence.of(
                "Silent, not acted: {0}. A whisper or a shout can be acted, before a sentence or"
                    + " at the line's end.",
                named(all)));
  }

  private static TextReader.Direction beside(String words, Set<Manner> manners) {
    boolean isKnown = MannerWords.named(words).isPresent();
    return new TextReader.Direction(words.strip(), isKnown && !manners.isEmpty(), isKnown);
  }

  private static String named(List<TextReader.Direction> directions) {
    return directions.stream()
            .limit(MOST_NAMED)
            .map(direction -> "\"" + direction.words() + "\"")
            .collect(Collectors.joining(", "))
        + (directions.size() > MOST_NAMED ? ", ..." : "");
  }

  private static Directions use(Settings settings) {
    return settings.directions() == null
        ? Directions.SILENT
        : Directions.valueOf(settings.directions().toUpperCase(Locale.ROOT));
  }
}
