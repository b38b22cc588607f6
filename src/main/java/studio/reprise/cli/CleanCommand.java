package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.OpenProject;
import studio.reprise.render.Receipt;
import studio.reprise.render.ReceiptJson;
import studio.reprise.storage.ProjectCleanup;
import studio.reprise.storage.TakeFolder;

/** Says what a project keeps for nothing, and deletes it when asked to. */
@Command(
    name = "clean",
    description =
        "Lists what lies in a project's folder and is of no use to it any more: takes that were"
            + " thrown away, takes of lines that are gone, clips that nobody speaks with. Nothing"
            + " is deleted unless --delete says so. Of a take its line and the beginning of its"
            + " words are shown.",
    footerHeading =
        "%nExit codes: 0 there is nothing, or it was deleted; 3 there is something to delete; 1"
            + " something could not be deleted.%nExamples:%n",
    footer = {
      "  reprise clean my-book            what could go, and its size",
      "  reprise clean my-book --delete   deletes it, for good"
    })
final class CleanCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  @Option(
      names = "--delete",
      description = "Deletes it for good: takes can be rendered again, clips are gone.")
  private boolean delete;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  CleanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (OpenProject opening = surroundings.open(path)) {
      ProjectCleanup found = ProjectCleanup.find(opening.folder(), opening.project());
      List<Useless> takes = takes(opening.folder().takes(), found);
      if (delete) {
        found.carryOut(opening.folder());
      }
      print(found, takes);
      return delete || found.isEmpty() ? CommandLineDoor.DONE : CommandLineDoor.DRIFT;
    }
  }

  /**
   * A take that could go, as somebody who decides knows it.
   *
   * @param kind what it is, in a word or two
   * @param lineId the line that it was rendered for
   * @param words the text that it speaks
   */
  private record Useless(String kind, String take, String lineId, String words) {
    private static final int MOST_LETTERS = 48;

    /** The words' beginning, on one line. */
    String beginning() {
      String line = words.strip().replaceAll("\\s+", " ");
      return line.codePointCount(0, line.length()) <= MOST_LETTERS
          ? line
          : line.substring(0, line.offsetByCodePoints(0, MOST_LETTERS)).strip() + "...";
    }
  }

  /** Read before anything is deleted. */
  private static List<Useless> takes(TakeFolder folder, ProjectCleanup found) {
    List<Useless> all = new ArrayList<>();
    found.binnedTakes().forEach(take -> all.add(useless("thrown away", take, folder)));
    found.strayTakes().forEach(take -> all.add(useless("of no line", take, folder)));
    return all;
  }

  private static Useless useless(String kind, String take, TakeFolder folder) {
    Optional<Receipt> receipt = folder.receipt(take);
    return new Useless(
        kind,
        take,
        receipt.map(made -> made.owner().lineId()).orElse(""),
        receipt.map(made -> made.said().text()).orElse(""));
  }

  private void print(ProjectCleanup found, List<Useless> takes) {
    PrintStream out = surroundings.out();
    if (json) {
      ObjectNode tree = new ObjectMapper().createObjectNode();
      tree.put("deleted", delete).put("bytes", found.bytes());
      put(tree.putArray("thrown_away_takes"), takes, "thrown away");
      put(tree.putArray("takes_of_no_line"), takes, "of no line");
      found.strayClips().forEach(tree.putArray("unused_clips")::add);
      out.print(ReceiptJson.write(tree));
    } else {
      for (Useless each : takes) {
        String file = "takes/" + each.take() + ".wav";
        out.println(String.join("\t", each.kind(), file, each.lineId(), each.beginning()));
      }
      found.strayClips().forEach(clip -> out.println("unused clip\t" + clip));
      int files = found.takes() + found.strayClips().size();
      surroundings
          .err()
          .println(
              files == 0
                  ? "There is nothing to delete."
                  : String.format(
                      Locale.ROOT,
                      "%d takes and %d clips, %.1f MB: %s",
                      found.takes(),
                      found.strayClips().size(),
                      found.bytes() / 1e6,
                      delete ? "deleted." : "--delete deletes them for good."));
    }
    out.flush();
  }

  private static void put(ArrayNode array, List<Useless> takes, String kind) {
    takes.stream()
        .filter(each -> each.kind().equals(kind))
        .forEach(
            each ->
                array
                    .addObject()
                    .put("take", each.take())
                    .put("line", each.lineId())
                    .put("text", each.words()));
  }
}
