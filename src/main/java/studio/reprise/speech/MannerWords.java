package studio.reprise.speech;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which directions to a speaker name a {@link Manner}, in English and Chinese. Feelings name none,
 * and neither does what is only nearly a manner ("almost whispering"), is two of them at once, or
 * is heard from somebody else ("shouting in the distance").
 *
 * <p>The table decides how acted lines sound: whoever changes it raises the engine's version.
 */
public final class MannerWords {
  private static final String TABLE = "manners.tsv";
  private static final int MOST_CHARACTERS = 80;

  private static final Pattern PARTS =
      Pattern.compile(
          "\\s*[,;\u3001\uff0c\uff1b]\\s*(?:and then |and |then |but )?| and then | and | then | but ");

  /** "she", "suddenly", "still": whose it is, and how it is done. */
  private static final Pattern AHEAD =
      Pattern.compile(
          "(?:he|she|they|we|i|it|all|both|everyone|now|still|again|then|speaks|speaking|talks|talking|says|saying|said"
              + "|(?!(?:hardly|barely|nearly|scarcely|practically|virtually|loudly|normally) )[a-z]{3,14}ly) ");

  /** "to Anna", "urgently", "over the noise"; what is far off is another's. */
  private static final String BEHIND =
      "(?: (?!(?:in|from) (?:the )?(?:background|distance|next room|other room|crowd|off))"
          + "(?:to|at|into|in|over|across|through|from|for|after|towards?|with|back|again|out|about|[a-z]{3,14}ly)(?: .*)?)?";

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final String HAN_AHEAD =
      "(?:[他她它我]们?|众人|大家)?(?:突然|忽然|继续|仍然?|又|再次|急忙|轻轻地?|对.{1,6}?)?";
  private static final String HAN_BEHIND =
      "(?:对.{1,6})?(?:地|着|了|道|说|一声|喊|叫){0,3}(?:对.{1,6})?(?:说|道)?";

  private static final Map<Pattern, Manner> ENGLISH = new LinkedHashMap<>();
  private static final Map<Pattern, Manner> CHINESE = new LinkedHashMap<>();

  static {
    read();
  }

  private MannerWords() {}

  /**
   * The manner that a direction asks for.
   *
   * @param direction its words, without or within brackets
   * @return {@link Manner#PLAIN} of one that ends another manner; empty of all that ask for none
   */
  public static Optional<Manner> named(String direction) {
    String words =
        direction
            .toLowerCase(Locale.ROOT)
            .replace('\u2019', '\'')
            .replaceAll("\\s+", " ")
            .replaceAll(
                "^[\\[(<{*\uff08\u3010 ]+|[\\])>}*\uff09\u3011 .!:\u3002\uff01\uff1a]+$", "");
    if (words.isEmpty() || words.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    Set<Manner> found = EnumSet.noneOf(Manner.class);
    for (String part : PARTS.split(words)) {
      ofPart(part).ifPresent(found::add);
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private static Optional<Manner> ofPart(String part) {
    if (HAN.matcher(part).find()) {
      return match(part, CHINESE);
    }
    String rest = part;
    for (Optional<Manner> found = match(rest, ENGLISH); ; found = match(rest, ENGLISH)) {
      var ahead = AHEAD.matcher(rest);
      if (found.isPresent() || !ahead.lookingAt()) {
        return found;
      }
      rest = rest.substring(ahead.end());
    }
  }

  private static Optional<Manner> match(String words, Map<Pattern, Manner> among) {
    return among.entrySet().stream()
        .filter(row -> row.getKey().matcher(words).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(MannerWords.class.getResourceAsStream(TABLE)),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          Manner manner = Manner.valueOf(cells[0].toUpperCase(Locale.ROOT));
          if (HAN.matcher(cells[1]).find()) {
            CHINESE.put(Pattern.compile(HAN_AHEAD + "(?:" + cells[1] + ")" + HAN_BEHIND), manner);
          } else {
            ENGLISH.put(Pattern.compile("(?:" + cells[1] + ")" + BEHIND), manner);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The table " + TABLE + " cannot be read.", e);
    }
  }
}
