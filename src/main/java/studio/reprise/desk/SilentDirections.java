package studio.reprise.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.speech.pack.TextReader;

/** Where the words of a line are directions to its speaker, which are shown and not said. */
public final class SilentDirections {
  private static final Pattern BRACKET = Pattern.compile("[\\[(<{*\uff08\u3010]");
  private static final String SPOKEN = "spoken";

  private SilentDirections() {}

  /**
   * One of them, with its brackets.
   *
   * @param from first character
   * @param to behind the last
   * @param words without the brackets
   */
  public record Place(int from, int to, String words) {}

  /** In order; none where the line, or else the project, has its directions said. */
  public static List<Place> in(Line line, Project project) {
    String text = line.text();
    if (!BRACKET.matcher(text).find()
        || SPOKEN.equals(line.settings().over(project.defaults().settings()).directions())) {
      return List.of();
    }
    List<Place> places = new ArrayList<>();
    int at = 0;
    for (String words : TextReader.directions(text)) {
      Matcher bracket =
          Pattern.compile(
                  "[\\[(<{*\uff08\u3010]\\s*" + Pattern.quote(words) + "\\s*[\\])>}*\uff09\u3011]")
              .matcher(text);
      // Markup inside brackets is gone from the words, which are then found nowhere.
      if (bracket.find(at)) {
        places.add(new Place(bracket.start(), bracket.end(), words));
        at = bracket.end();
      }
    }
    return places;
  }
}
