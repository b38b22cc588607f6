package studio.reprise.speech.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.Directions;
import studio.reprise.speech.text.english.EnglishNormalizer;
import studio.reprise.speech.text.markup.Manuscript;
import studio.reprise.speech.text.phones.LetterToSound;
import studio.reprise.speech.text.phones.Lexicon;
import studio.reprise.speech.text.phones.Pronouncer;
import studio.reprise.speech.text.rewrite.RuleUse;

/** Prose that needs no rule keeps its words, and no text becomes letters that nobody can say. */
class PlainProseTest {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z']*");
  private static final Pattern SAYABLE = Pattern.compile("[A-Za-z\u0100' .,?!;:-]*");

  /** Rules that only part what hyphens and marks hold together. */
  private static final Set<String> PARTING = Set.of("marks", "letters");

  /** Signs that are said. */
  private static final Pattern SIGN = Pattern.compile("[/&@#\\[\\]<>*_=+|~^\\\\]");

  private final EnglishNormalizer normalizer = new EnglishNormalizer();

  private static List<String> words(String text) {
    return WORD.matcher(text.replace('\u0100', 'A').replace('\u2019', '\''))
        .results()
        .map(match -> match.group().toLowerCase(Locale.ROOT).replaceAll("^'+|'+$", ""))
        .toList();
  }

  private String said(String text, RuleUse use) {
    return normalizer.normalize(Manuscript.of(text, Directions.SPOKEN).text(), use);
  }

  @Test
  void proseKeepsItsWords() {
    String prose =
        """
        The ferry was late again, and nobody on the pier seemed to mind.
        "I am not going," she said, "and I will not be asked twice."
        He read the letter, folded it, and put it in his coat; then he read it again.
        May I come in? I may, if Mark will let me, and Will may come as well.
        So do I. Then we agree: no more lies, no more secrets.
        The part I love, the scene I hate, the book I lost - all of them are his.
        Come here, will you? No, not there. Here!
        Charles Xavier met Mary Lane, Paul Cox and Louis Vance on the stairs.
        It is what it is; it was what it was, and it may be so for ever.
        In the garden, under the pear tree, an old dog slept in the sun.
        Don't you dare. You wouldn't, you couldn't, you shan't!
        Ma sat by the fire, Pa led the mule, and us children were left to act as we pleased.
        "Sir," he said, "I have the honour to be, as ever, your friend."
        She was the first to speak, the second to laugh, and the last to leave.
        He is a man of few words. Mine, I fear, are too many.
        """;
    for (String sentence : prose.split("\n")) {
      assertEquals(words(sentence), words(said(sentence, new RuleUse())), sentence);
    }
  }

  /**
   * Five thousand sentences of the King James Bible and the fortunes (Debian: bible-kjv, fortunes).
   * {@code mvn -o test -Dtest=PlainProseTest -Dreprise.excludedTags= -Dgroups=corpus}
   */
  @Test
  @Tag("corpus")
  void fiveThousandSentencesAreSaidAsTheyAreWritten() throws Exception {
    List<String> sentences = new ArrayList<>(spread(bible(), 2500));
    sentences.addAll(spread(fortunes(), 2500));
    assumeTrue(sentences.size() == 5000, "bible-kjv and fortunes are installed");
    Pronouncer pronouncer =
        new Pronouncer(
            Lexicon.open(Path.of("packs/starter/lexicon/en.tsv.gz")), LetterToSound.open());
    Map<String, Integer> used = new TreeMap<>();
    Set<String> unsayable = new TreeSet<>();
    List<String> changed = new ArrayList<>();
    int plain = 0;
    long characters = 0;
    long start = System.nanoTime();
    for (String sentence : sentences) {
      RuleUse use = new RuleUse();
      String said = said(sentence, use);
      characters += sentence.length();
      use.counts().forEach((kind, count) -> used.merge(kind, count, Integer::sum));
      assertTrue(SAYABLE.matcher(said).matches(), sentence + " => " + said);
      for (String word : words(said)) {
        boolean mute = word.length() > 1 && word.chars().noneMatch(c -> "aeiouy".indexOf(c) >= 0);
        if (mute && !pronouncer.knows(word) && pronouncer.phones(word).isEmpty()) {
          unsayable.add(word);
        }
      }
      if (PARTING.containsAll(use.counts().keySet()) && !SIGN.matcher(sentence).find()) {
        plain++;
        if (!words(sentence).equals(words(said))) {
          changed.add(sentence + "\n    " + said);
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d sentences, %d characters, %.2f s (%.0f characters a second); %d without a rule%n%s%n%s%n",
        sentences.size(),
        characters,
        seconds,
        characters / seconds,
        plain,
        used,
        unsayable);
    assertEquals(List.of(), changed);
  }

  private static List<String> bible() throws IOException, InterruptedException {
    Path program = Path.of("/usr/bin/bible");
    if (!Files.isExecutable(program)) {
      return List.of();
    }
    List<String> verses = new ArrayList<>();
    for (String part :
        List.of("Genesis 1:1-Exodus 40:38", "Psalms 1:1-150:6", "Matthew 1:1-Acts 28:31")) {
      Process process = new ProcessBuilder(program.toString(), "-f", part).start();
      try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
        lines.map(line -> line.replaceFirst("^[0-9A-Za-z]+:[0-9]+ ", "")).forEach(verses::add);
      }
      process.waitFor();
    }
    return verses;
  }

  private static List<String> fortunes() throws IOException {
    Path folder = Path.of("/usr/share/games/fortunes");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> !f.toString().matches(".*\\.(dat|u8)")).sorted().toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        for (String fortune : text.split("\n%\n")) {
          String line = fortune.replaceAll("\\s+", " ").strip();
          sentences.addAll(Arrays.asList(line.split("(?<=[.!?][\"']?) (?=[A-Z])")));
        }
      }
    }
    sentences.removeIf(s -> s.isBlank() || s.length() > 500 || s.matches("[^A-Za-z]*"));
    return sentences;
  }

  /** So many of a list, evenly spread over it. */
  private static List<String> spread(List<String> all, int count) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < count && all.size() >= count; i++) {
      some.add(all.get((int) ((long) i * all.size() / count)));
    }
    return some;
  }
}
