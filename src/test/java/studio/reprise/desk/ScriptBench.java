package studio.reprise.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import studio.reprise.document.Project;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.script.LineChange;
import studio.reprise.document.script.MergePlan;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.script.ReadingOptions;
import studio.reprise.storage.script.ScriptFile;
import studio.reprise.storage.script.ScriptFormats;

/**
 * How long a script of 20,000 lines takes: imported into a new project, and merged after a draft (3
 * % with another word, 1 % half rewritten, 2 % gone, 2 % new, 500 moved), each up to the saved
 * project. Run by hand with {@code -Xmx512m}; the first row of each is a program that has just been
 * started, as from the command line. Its figures are in {@code docs/scripts.md}.
 */
final class ScriptBench {
  private static final int LINES = 20_000;
  private static final int ROUNDS = Integer.getInteger("reprise.rounds", 5);
  private static final String[] NAMES = {"Anna", "Bo", "Cy", "Dee", "Eve", "Flo"};
  private static final List<String> BARKS = List.of("Yes.", "No!", "Over here!", "Go, go!", "Hm.");

  private record Row(String key, String speaker, String text) {}

  private final Random random = new Random(20261130);
  private final List<String> vocabulary = new ArrayList<>();

  private ScriptBench() {
    for (int i = 0; i < 3000; i++) {
      StringBuilder word = new StringBuilder();
      for (int letters = 2 + random.nextInt(7); letters > 0; letters--) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      vocabulary.add(word.toString());
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("script-bench");
    try {
      new ScriptBench().run(folder);
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Collections.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private void run(Path folder) throws IOException {
    List<Row> first = script();
    List<Row> second = changed(first);
    Map<String, Path> formats =
        Map.of("csv", folder.resolve("bench.csv"), "text", folder.resolve("bench.txt"));
    for (int round = 0; round < ROUNDS; round++) {
      for (String format : List.of("csv", "text")) {
        Path file = formats.get(format);
        write(file, format, first);
        Path place = folder.resolve(format + round);
        long begun = System.nanoTime();
        try (ProjectFolder made = ProjectFolder.create(place, Project.empty("Bench"))) {
          Project project = taken(made, made.project(), file, Optional.empty());
          System.out.println(row(format, "import", round, begun, project.lineCount() + " lines"));
        }
        write(file, format, second);
        begun = System.nanoTime();
        try (ProjectFolder again = ProjectFolder.open(place)) {
          long opened = System.nanoTime();
          taken(again, again.project(), file, Optional.of(again.project().sources().get(0)));
          System.out.println(row(format, "open + merge", round, begun, ""));
          System.out.println(row(format, "merge", round, opened, ""));
        }
      }
    }
  }

  private static Project taken(
      ProjectFolder folder, Project project, Path file, Optional<ScriptSource> known) {
    ScriptImports imports = new ScriptImports(folder, project);
    long begun = System.nanoTime();
    ScriptDraft draft = ScriptFormats.read(ScriptFile.at(file), "", ReadingOptions.USUAL);
    long read = System.nanoTime();
    MergePlan plan =
        imports.plan(
            known, draft, ReadingOptions.USUAL, SectionChoice.PROPOSED, Map.of(), "Cut lines");
    long planned = System.nanoTime();
    Project after = imports.step(plan).change().apply(project);
    long made = System.nanoTime();
    folder.save(after);
    System.out.printf(
        Locale.ROOT,
        "    read %.2f, compared %.2f, kept %.2f, saved %.2f s; %s%n",
        (read - begun) / 1e9,
        (planned - read) / 1e9,
        (made - planned) / 1e9,
        (System.nanoTime() - made) / 1e9,
        LineChange.KINDS.stream()
            .map(kind -> kind.getSimpleName() + " " + plan.count(kind))
            .toList());
    return after;
  }

  private static String row(String format, String what, int round, long begun, String more) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    return String.format(
        Locale.ROOT,
        "%-5s %-13s %s %6.2f s  %s",
        format,
        what,
        round == 0 ? "cold" : "warm",
        seconds,
        more);
  }

  private void write(Path file, String format, List<Row> rows) throws IOException {
    List<String> out = new ArrayList<>();
    if (format.equals("csv")) {
      out.add("id,scene,speaker,text");
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (format.equals("csv")) {
        out.add(row.key() + ",Scene " + i / 200 + "," + row.speaker() + ",\"" + row.text() + "\"");
      } else {
        if (i % 200 == 0) {
          out.add("# Scene " + i / 200);
        }
        out.add(row.speaker().toUpperCase(Locale.ROOT) + ": " + row.text());
      }
    }
    Files.writeString(file, String.join("\n", out) + "\n");
  }

  private String words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(vocabulary.get((int) (vocabulary.size() * Math.pow(random.nextDouble(), 2))));
    }
    return String.join(" ", words) + ".";
  }

  private Row fresh(int number) {
    return new Row(
        "k" + number, NAMES[random.nextInt(NAMES.length)], words(4 + random.nextInt(12)));
  }

  private List<Row> script() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      rows.add(
          i % 20 == 7
              ? new Row("k" + i, NAMES[random.nextInt(2)], BARKS.get(random.nextInt(BARKS.size())))
              : fresh(i));
    }
    return rows;
  }

  private List<Row> changed(List<Row> rows) {
    List<Row> changed = new ArrayList<>();
    for (Row row : rows) {
      int chance = random.nextInt(100);
      String[] words = row.text().split(" ");
      if (chance < 2) {
        continue;
      }
      if (chance < 4) {
        changed.add(fresh(LINES + changed.size()));
      } else if (chance < 7) {
        words[random.nextInt(words.length)] = words(1).replace(".", "");
      } else if (chance == 7) {
        for (int i = 0; i < words.length / 2; i++) {
          words[i] = words(1).replace(".", "");
        }
      }
      changed.add(new Row(row.key(), row.speaker(), String.join(" ", Arrays.asList(words))));
    }
    for (int i = 0; i < 500; i++) {
      changed.add(random.nextInt(changed.size()), changed.remove(random.nextInt(changed.size())));
    }
    return changed;
  }
}
