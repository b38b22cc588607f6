package studio.reprise.speech.text.rewrite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A table of words beside the rules that read it: a row a line, tabs between its cells. */
public final class WordTable {
  private final List<List<String>> rows;

  private WordTable(List<List<String>> rows) {
    this.rows = rows;
  }

  /**
   * @param beside a class of the package that the table belongs to
   * @param name of the file; lines that begin with {@code #} and a blank are remarks
   */
  public static WordTable open(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<List<String>> rows = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("# ")) {
          rows.add(List.of(line.split("\t", -1)));
        }
      }
      return new WordTable(List.copyOf(rows));
    } catch (IOException e) {
      throw new UncheckedIOException("The table " + name + " cannot be read.", e);
    }
  }

  public List<List<String>> rows() {
    return rows;
  }

  /** The cells of a column, from 0, that are not empty. */
  public Stream<String> column(int column) {
    return rows.stream()
        .filter(row -> row.size() > column && !row.get(column).isEmpty())
        .map(row -> row.get(column));
  }

  /** Rows whose cell in a column is this. */
  public WordTable where(int column, String cell) {
    return new WordTable(
        rows.stream().filter(row -> row.size() > column && row.get(column).equals(cell)).toList());
  }

  /** Any of the words of a column, as a pattern without a group: the longest first. */
  public String anyOf(int column) {
    return "(?:"
        + String.join(
            "|",
            column(column)
                .distinct()
                .sorted(
                    Comparator.comparingInt(String::length)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .toList())
        + ")";
  }
}
