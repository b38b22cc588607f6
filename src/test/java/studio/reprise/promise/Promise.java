package studio.reprise.promise;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the program promised with this version of its engine: values in {@code
 * src/test/resources/promise}, from which takes are made. One that changes is another sound, or
 * another name of the same sound, for every project there is. All tests of it end in {@code
 * PromiseTest}.
 */
public final class Promise {
  /** Where the values lie. */
  public static final Path FOLDER = Path.of("src/test/resources/promise");

  private static final String WRITE = "reprise.promise.write";
  private static final String ANEW = "mvn -o test -Dtest='*PromiseTest' -D" + WRITE + "=true";

  /** What is to be done when what is heard was changed on purpose. */
  public static final String IF_MEANT =
      "If that is meant, raise ENGINE_VERSION (VoicePack), say why under \"Sound\" in CHANGELOG.md,"
          + " and write the promises anew: "
          + ANEW;

  private Promise() {}

  /**
   * Compares what is computed now, one value a line, with what was promised.
   *
   * @param name of the file with the promised values
   * @param what the sentence's subject, such as "the numbers of the noise streams"
   */
  public static void keep(String name, String what, List<String> now) {
    Path file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean(WRITE)) {
        String before = Files.exists(file) ? Files.readString(file) : "";
        String after = String.join("\n", now) + "\n";
        if (!before.equals(after)) {
          Files.writeString(file, after);
          fail(file + " is written; raise ENGINE_VERSION (VoicePack) if it is not raised yet.");
        }
        return;
      }
      List<String> promised = Files.readAllLines(file);
      for (int i = 0; i < Math.max(promised.size(), now.size()); i++) {
        String then = i < promised.size() ? promised.get(i) : "nothing";
        String here = i < now.size() ? now.get(i) : "nothing";
        if (!then.equals(here)) {
          fail(broken(file, what, i + 1, excerpt(then, here), excerpt(here, then)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String broken(Path file, String what, int line, String then, String now) {
    return String.join(
        "\n",
        "A promise is broken: " + what + " changed (" + file + ", line " + line + ").",
        "promised: " + then,
        "now:      " + now,
        "Every take of every project would sound otherwise, or lose its name. " + IF_MEANT);
  }

  /** The neighbourhood of the first difference. */
  private static String excerpt(String line, String other) {
    int at = 0;
    while (at < Math.min(line.length(), other.length()) && line.charAt(at) == other.charAt(at)) {
      at++;
    }
    int from = at < 80 ? 0 : at - 40;
    String part = line.substring(from, Math.min(line.length(), from + 160));
    return (from > 0 ? "..." : "") + part + (from + 160 < line.length() ? "..." : "");
  }
}
