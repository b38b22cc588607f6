package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.OpenProject;
import studio.reprise.render.ReceiptJson;
import studio.reprise.storage.ProjectCleanup;

/** Says what a project keeps for nothing, and deletes it when asked to. */
@Command(
    name = "clean",
    description =
        "Lists what lies in a project's folder and is of no use to it any more: takes that were"
            + " thrown away, takes of lines that are gone, clips that nobody speaks with. Nothing"
            + " is deleted unless --delete says so.",
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
      if (delete) {
        found.carryOut(opening.folder());
      }
      print(found);
      return delete || found.isEmpty() ? CommandLineDoor.DONE : CommandLineDoor.DRIFT;
    }
  }

  private void print(ProjectCleanup found) {
    PrintStream out = surroundings.out();
    if (json) {
      ObjectNode tree = new ObjectMapper().createObjectNode();
      tree.put("deleted", delete).put("bytes", found.bytes());
      put(tree, "thrown_away_takes", found.binnedTakes());
      put(tree, "takes_of_no_line", found.strayTakes());
      put(tree, "unused_clips", found.strayClips());
      out.print(ReceiptJson.write(tree));
    } else {
      found.binnedTakes().forEach(take -> out.println("thrown away\ttakes/" + take + ".wav"));
      found.strayTakes().forEach(take -> out.println("of no line\ttakes/" + take + ".wav"));
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

  private static void put(ObjectNode tree, String name, List<String> all) {
    var array = tree.putArray(name);
    all.forEach(array::add);
  }
}
