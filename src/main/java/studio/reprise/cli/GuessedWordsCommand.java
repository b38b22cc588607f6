package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.GuessedWords;
import studio.reprise.desk.OpenProject;
import studio.reprise.render.ReceiptJson;
import studio.reprise.speech.pack.TextReader;

/** Words whose sounds are guessed. */
@Command(
    name = "guessed",
    description = {
      "Lists the words of a project that no lexicon has and no entry says, so that their sounds "
          + "are guessed: how often, and in which lines."
    },
    footerHeading = "%nExample:%n",
    footer = "  reprise dictionary guessed my-book")
final class GuessedWordsCommand implements Callable<Integer> {
  private static final int MOST_LINES_NAMED = 8;

  private final Surroundings surroundings;

  @Parameters(paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  @Mixin private CommonOptions common;

  GuessedWordsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (OpenProject opening = surroundings.open(path)) {
      TextReader reader = TextReader.open(common.pack(surroundings, opening.project()));
      List<GuessedWords.Word> words =
          new GuessedWords(reader::guessed).inProject(opening.project());
      if (common.isJson()) {
        print(words);
        return CommandLineDoor.DONE;
      }
      for (GuessedWords.Word word : words) {
        List<String> lines = word.lineIds();
        surroundings
            .out()
            .println(
                word.word()
                    + "\t"
                    + lines.size()
                    + "\t"
                    + String.join(" ", lines.subList(0, Math.min(MOST_LINES_NAMED, lines.size())))
                    + (lines.size() > MOST_LINES_NAMED ? " ..." : ""));
      }
    }
    return CommandLineDoor.DONE;
  }

  private void print(List<GuessedWords.Word> words) {
    ArrayNode all = new ObjectMapper().createArrayNode();
    for (GuessedWords.Word word : words) {
      ObjectNode one = all.addObject().put("word", word.word());
      word.lineIds().forEach(one.putArray("lines")::add);
    }
    surroundings.out().print(ReceiptJson.write(all));
  }
}
