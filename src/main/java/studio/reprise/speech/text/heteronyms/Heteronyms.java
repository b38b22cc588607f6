package studio.reprise.speech.text.heteronyms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import studio.reprise.speech.text.rewrite.WordTable;

/** The table of words with several readings, and the choice between them. Not thread-safe. */
public final class Heteronyms {
  /** The table, as a resource beside this class. */
  public static final String TABLE = "heteronyms.tsv";

  private final Map<String, List<Reading>> readings = new HashMap<>();
  private final PartsOfSpeech partsOfSpeech = new PartsOfSpeech();

  /** One reading and the conditions of which one suffices; each is a list that must hold. */
  private record Reading(List<String> phones, List<List<Condition>> any) {
    boolean fits(Place place) {
      return any.stream().anyMatch(all -> all.stream().allMatch(one -> one.holds(place)));
    }
  }

  /** A word in its sentence; words in small letters, tags asked for once. */
  private record Place(
      List<String> written, List<String> words, int at, Supplier<List<String>> tags) {
    String word(int offset) {
      int i = at + offset;
      return i < 0 || i >= words.size() ? "" : words.get(i);
    }

    String tag(int offset) {
      int i = at + offset;
      return i < 0 || i >= words.size() ? "" : tags.get().get(i);
    }
  }

  /** For example {@code next:pipe|pipes}, {@code VERB}, {@code !previs:NUM}. */
  private record Condition(String name, Set<String> words, boolean holds) {
    static Condition of(String written) {
      boolean turned = written.startsWith("!");
      String plain = turned ? written.substring(1) : written;
      int colon = plain.indexOf(':');
      return new Condition(
          colon < 0 ? plain : plain.substring(0, colon),
          colon < 0 ? Set.of() : Set.copyOf(Arrays.asList(plain.substring(colon + 1).split("\\|"))),
          !turned);
    }

    boolean holds(Place place) {
      return holds
          == switch (name) {
            case "*" -> true;
            case "prev" -> words.contains(place.word(-1));
            case "next" -> words.contains(place.word(1));
            case "near" -> place.words().stream().anyMatch(words::contains);
            case "previs" -> words.contains(place.tag(-1));
            case "nextis" -> words.contains(place.tag(1));
            case "CAP" -> place.at() > 0 && isCapital(place);
            case "LOWER" -> !isCapital(place);
            case "BASE" -> Verbs.isBase(place.words(), place.at());
            case "PAST" -> Verbs.isPast(place.words(), place.at(), place.tags());
            case "INFINITIVE" ->
                place.word(1).equals("to")
                    && place.tag(2).equals("VERB")
                    && !place.word(2).endsWith("ing");
            default -> place.tag(0).equals(name);
          };
    }

    private static boolean isCapital(Place place) {
      return Character.isUpperCase(place.written().get(place.at()).charAt(0));
    }
  }

  private Heteronyms() {
    for (List<String> row : WordTable.open(Heteronyms.class, TABLE).rows()) {
      List<List<Condition>> any = new ArrayList<>();
      for (String all : row.get(2).split(" ")) {
        any.add(Arrays.stream(all.split("\\+")).map(Condition::of).toList());
      }
      readings
          .computeIfAbsent(row.get(0), word -> new ArrayList<>())
          .add(new Reading(List.of(row.get(1).split(" ")), any));
    }
  }

  public static Heteronyms open() {
    return new Heteronyms();
  }

  /** Whether a word may have a reading here. */
  public boolean knows(String word) {
    return readings.containsKey(word.toLowerCase(Locale.ROOT));
  }

  /**
   * How a word of a sentence is read.
   *
   * @param sentence its words as they are written, and its marks
   * @param at the word's place in it
   * @return its phones; empty when the word has one reading, which the lexicon knows
   */
  public Optional<List<String>> reading(List<String> sentence, int at) {
    List<String> words = sentence.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    List<String> tags = new ArrayList<>();
    Place place =
        new Place(
            sentence,
            words,
            at,
            () -> {
              if (tags.isEmpty()) {
                tags.addAll(partsOfSpeech.of(sentence));
              }
              return tags;
            });
    return readings.getOrDefault(words.get(at), List.of()).stream()
        .filter(reading -> reading.fits(place))
        .map(Reading::phones)
        .findFirst();
  }
}
