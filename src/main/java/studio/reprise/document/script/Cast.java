package studio.reprise.document.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who speaks in a draft, in the order of their first words: what an author gives speakers to.
 *
 * @param roles one a name
 */
public record Cast(List<Role> roles) {
  private static final String BEFORE_A_NAME =
      "^(?:(?:[Tt]he|[Pp]oor|old|little|young|dear|good|brave|kind|wise)\\s+)+(?=\\S)";
  private static final int FIRST_WORDS = 80;

  /**
   * A name of a draft.
   *
   * @param name as the draft calls who speaks
   * @param lines that are surely of that name
   * @param guesses more lines, which an author has to take one by one
   * @param firstWords of the first line
   */
  public record Role(String name, int lines, int guesses, String firstWords) {}

  public Cast {
    roles = List.copyOf(roles);
  }

  /** The cast of a draft; lines that nobody speaks are of no role. */
  public static Cast of(ScriptDraft draft) {
    Map<String, Role> roles = new LinkedHashMap<>();
    draft
        .lines()
        .filter(line -> !line.speaker().isEmpty())
        .forEach(
            line -> {
              boolean guess = line.attribution() == DraftLine.Attribution.GUESSED;
              Role one =
                  roles.getOrDefault(
                      line.speaker(), new Role(line.speaker(), 0, 0, beginning(line.text())));
              roles.put(
                  line.speaker(),
                  new Role(
                      one.name(),
                      one.lines() + (guess ? 0 : 1),
                      one.guesses() + (guess ? 1 : 0),
                      one.firstWords()));
            });
    return new Cast(List.copyOf(roles.values()));
  }

  private static String beginning(String text) {
    return text.length() <= FIRST_WORDS ? text : text.substring(0, FIRST_WORDS).strip() + "\u2026";
  }

  /** A name without article and epithet: "the old Hatter" is "Hatter". */
  public static String plain(String name) {
    String plain = name.strip().replaceFirst(BEFORE_A_NAME, "");
    return plain.isEmpty() ? name.strip() : plain;
  }

  /** By which two spellings of one name are found equal. */
  public static String folded(String name) {
    return plain(name)
        .toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'')
        .replace(".", "")
        .replaceAll("\\s+", " ")
        .replaceFirst("^the (?=\\S)", "");
  }
}
