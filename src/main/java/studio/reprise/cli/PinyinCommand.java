package studio.reprise.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.render.RenderException;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.pack.ChineseReading;

/** Says how Chinese is read: the same syllables that a Mandarin pack is given. */
@Command(
    name = "pinyin",
    description = {
      "Prints how Chinese text is read: one line of syllables a line of text, tones as digits, "
          + "5 for the neutral one. Numbers, dates and the like are spelled out first."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  reprise pinyin '银行行长'                yin2 hang2 hang2 zhang3",
      "  reprise pinyin --file rows.txt --skip    leaves out what Mandarin cannot say"
    })
final class PinyinCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "0..*", paramLabel = "<text>", description = "What is to be read.")
  private List<String> texts = List.of();

  @Option(names = "--file", paramLabel = "<file>", description = "Lines of text in UTF-8.")
  private Path file;

  @Option(names = "--skip", description = "Leaves out lines that cannot be said, and counts them.")
  private boolean skip;

  PinyinCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    int left = 0;
    int number = 0;
    for (String line : file == null ? texts : lines(surroundings.given().file(file))) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        surroundings.out().println(ChineseReading.pinyin(line));
      } catch (SpeechException e) {
        if (!skip) {
          throw new RenderException(e, "Line {0}: {1}", number, e);
        }
        left++;
      }
    }
    if (left > 0) {
      surroundings.err().println(left + " of " + number + " lines are left out.");
    }
    return CommandLineDoor.DONE;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new RenderException(e, "{0} cannot be read: {1}.", file, e);
    }
  }
}
