package studio.reprise.document.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A script of 10,000 lines, 500 of them barks that occur again and again, after a draft: 3 % with
 * another word, 1 % half rewritten, 2 % gone, 2 % new, 500 moved. What was which is known here, and
 * is found again.
 */
class TenThousandLinesTest {
  private static final int LINES = 10_000;
  private static final int BARKS = 500;
  private static final List<String> BARK = List.of("Yes.", "No!", "Over here!", "Go, go!", "Hm.");
  private static final String[] NAMES = {"Anna", "Bo", "Cy", "Dee", "Eve", "Flo"};

  /** A line and what it was, which no key and no word tells. */
  private record Known(int was, DraftLine line) {}

  private final Random random;
  private final String[] vocabulary = new String[3000];

  TenThousandLinesTest() {
    random = new Random(20261130);
    for (int i = 0; i < vocabulary.length; i++) {
      StringBuilder word = new StringBuilder();
      for (int letters = 2 + random.nextInt(7); letters > 0; letters--) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      vocabulary[i] = word.toString();
    }
  }

  private String word() {
    return vocabulary[(int) (vocabulary.length * Math.pow(random.nextDouble(), 2))];
  }

  private String words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(word());
    }
    return String.join(" ", words) + ".";
  }

  private DraftLine fresh() {
    return DraftLine.of(words(4 + random.nextInt(12)))
        .withSpeaker(NAMES[random.nextInt(NAMES.length)]);
  }

  private List<Known> script() {
    List<Known> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      boolean isBark = i % (LINES / BARKS) == 7;
      lines.add(
          new Known(
              i,
              isBark
                  ? DraftLine.of(BARK.get(random.nextInt(BARK.size())))
                      .withSpeaker(NAMES[random.nextInt(2)])
                  : fresh()));
    }
    return lines;
  }

  private DraftLine oneWordChanged(DraftLine line) {
    String[] words = line.text().split(" ");
    words[random.nextInt(words.length)] = word();
    return line.withText(String.join(" ", words));
  }

  private DraftLine halfRewritten(DraftLine line) {
    String[] words = line.text().split(" ");
    for (int i = 0; i < words.length; i += 2) {
      words[i] = word();
    }
    return line.withText(String.join(" ", words));
  }

  private List<Known> nextDraft(List<Known> script) {
    List<Known> next = new ArrayList<>();
    for (Known known : script) {
      double fate = random.nextDouble();
      boolean isBark = BARK.contains(known.line().text());
      if (fate < 0.02) {
        continue;
      }
      if (fate < 0.04) {
        next.add(new Known(-1, fresh()));
      }
      if (!isBark && fate > 0.97) {
        next.add(new Known(known.was(), oneWordChanged(known.line())));
      } else if (!isBark && fate > 0.96) {
        next.add(new Known(known.was(), halfRewritten(known.line())));
      } else {
        next.add(known);
      }
    }
    for (int i = 0; i < 500; i++) {
      next.add(random.nextInt(next.size()), next.remove(random.nextInt(next.size())));
    }
    return next;
  }

  private List<DraftLine> keyed(List<Known> lines, String keys, boolean isNext) {
    List<DraftLine> keyed = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Known known = lines.get(i);
      String key =
          switch (keys) {
            case "none" -> "";
            case "stable" ->
                isNext && (known.was() < 0 || known.was() % 33 == 5)
                    ? "new" + i
                    : "line:" + known.was();
            case "sequential" -> "n" + i;
            default -> "h" + Words.folded(known.line().text()).hashCode();
          };
      if (keys.equals("hash")) {
        int nth = counts.merge(key, 1, Integer::sum);
        key = nth == 1 ? key : key + "_" + (nth - 1);
      }
      keyed.add(known.line().withKey(key));
    }
    return keyed;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"none,9900", "stable,9950", "sequential,9900", "hash,9900"})
  void linesAreFoundAgain(String keys, int rightOfTenThousand) {
    List<Known> before = script();
    List<Known> after = nextDraft(before);
    DraftMatching matching = DraftMatching.of(keyed(before, keys, false), keyed(after, keys, true));
    assertEquals(keys.equals("sequential"), matching.keysArePlaces());
    int surviving = 0;
    int right = 0;
    int sameWords = 0;
    int notFound = 0;
    for (int t = 0; t < after.size(); t++) {
      Known known = after.get(t);
      int found = matching.baseOf(t);
      if (known.was() < 0) {
        continue;
      }
      surviving++;
      if (found == known.was()) {
        right++;
      } else if (found < 0) {
        notFound++;
      } else {
        String was = before.get(found).line().text();
        assertEquals(Words.folded(known.line().text()), Words.folded(was), "other words");
        sameWords++;
      }
    }
    assertTrue(
        right * 10_000L >= (long) rightOfTenThousand * surviving, () -> keys + " finds too little");
    assertTrue(sameWords < 25, "same words, other line: " + sameWords);
    assertTrue(notFound < 120, "not found: " + notFound);
  }
}
