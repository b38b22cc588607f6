package studio.reprise.cli;

import java.util.List;
import studio.reprise.speech.Synthesizer;

/** How fast lines are read: rules, readings, phones and text tokens, without a sound. */
final class TextBench {
  private static final int WARMING = 3;
  private static final int MEASURED = 5;

  private static final List<String> ENGLISH =
      List.of(
          SpeechBench.SENTENCE,
          "Well... I suppose so.",
          "Dr. Smith paid $1,234.56 on May 5th, 1971, at 10:15 a.m.",
          "\"Did you read it?\" she asked. \"I will read it tomorrow.\"",
          "Chapter XIV. The wind tore at the sails; nobody would lead, and the live wire lay close.",
          "The 2nd train left at 16:40 with 20% fewer people than in 2019-20.",
          "No! Stop! *He* is 6 ft 2 in. tall, and J. R. R. Tolkien wrote it.");

  private static final List<String> CHINESE =
      List.of(
          "\u8239\u5728\u5929\u4eae\u524d\u5c31\u79bb\u5f00\u4e86\u6e2f\u53e3\u3002",
          "\u4ed6\u57282019\u5e745\u67081\u65e5\u65e9\u4e0a8:30\u8d70\u4e8612\u516c\u91cc\u3002",
          "\u94f6\u884c\u884c\u957f\u8bf4\uff1a\u201c\u4e0d\uff01\u7b492\u4e2a\u4eba\u3002\u201d");

  private TextBench() {}

  static void measure(Synthesizer engine, BenchFigures figures) {
    List<String> lines = engine.pack().languages().contains("en") ? ENGLISH : CHINESE;
    read(engine, lines, WARMING);
    long start = System.nanoTime();
    int characters = read(engine, lines, MEASURED);
    figures.put("text_characters_per_second", characters / ((System.nanoTime() - start) / 1e9));
  }

  private static int read(Synthesizer engine, List<String> lines, int times) {
    int characters = 0;
    for (int i = 0; i < times; i++) {
      for (String line : lines) {
        engine.objection(line, "", "");
        characters += line.length();
      }
    }
    return characters;
  }
}
