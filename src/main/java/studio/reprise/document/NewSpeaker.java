package studio.reprise.document;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Who joins a project gets an id and a colour by one rule, whichever way they come in. */
public final class NewSpeaker {
  /**
   * Told apart by most eyes, the colour-blind among them, on light and on dark: the colours of
   * Okabe and Ito without black and yellow, and two more.
   */
  private static final List<String> COLOURS =
      List.of(
          "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6bb1", "#7f7f7f");

  private static final int LONGEST_ID = 40;

  private NewSpeaker() {}

  /** Who has this name already, as people tell names apart. */
  public static Optional<Speaker> sameName(String name, Collection<Speaker> there) {
    return there.stream()
        .filter(speaker -> folded(speaker.name()).equals(folded(name)))
        .findFirst();
  }

  private static String folded(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /**
   * A speaker without a clip, for a project that has these; one whose name somebody has gets a
   * number behind it.
   */
  public static Speaker named(String name, Collection<Speaker> there) {
    String free = name;
    for (int number = 2; sameName(free, there).isPresent(); number++) {
      free = name.strip() + " " + number;
    }
    return named(
        free, there.size(), id -> there.stream().anyMatch(speaker -> speaker.id().equals(id)));
  }

  /**
   * A speaker without a clip.
   *
   * @param place how many speakers come before
   * @param isTaken whether an id is somebody's already
   */
  public static Speaker named(String name, int place, Predicate<String> isTaken) {
    return Speaker.named(id(name, isTaken), name.strip(), COLOURS.get(place % COLOURS.size()));
  }

  /** The name in plain letters, with a number when somebody has that id already. */
  private static String id(String name, Predicate<String> isTaken) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String base =
        plain.isEmpty() ? "speaker" : plain.substring(0, Math.min(LONGEST_ID, plain.length()));
    String id = base;
    for (int number = 2; isTaken.test(id); number++) {
      id = base + "-" + number;
    }
    return id;
  }
}
