package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.OpenProject;
import studio.reprise.desk.SceneChoice;
import studio.reprise.desk.delivery.BookDelivery;
import studio.reprise.desk.delivery.DeliveryWishes;
import studio.reprise.desk.delivery.Extra;
import studio.reprise.render.ReceiptJson;
import studio.reprise.render.RenderException;
import studio.reprise.storage.DeliveryOrder.Foreign;
import studio.reprise.storage.DeliveryOrder.Orphans;
import studio.reprise.storage.FreshFolder;
import studio.reprise.storage.OccupiedException;
import studio.reprise.storage.delivery.CheckId;
import studio.reprise.storage.delivery.DeliveryProfile;
import studio.reprise.storage.delivery.Finding;

/** Delivers a project to a receiver. */
@Command(
    name = "deliver",
    description = {
      "Makes what a shop, a broadcaster or a game accepts of a project's chosen takes: files at "
          + "its level and in its format, with tags; listens to each and holds it against the profile."
    },
    footerHeading =
        "%nExit codes: 0 passes, 1 a check failed (files are kept), 130 cancelled.%nExamples:%n",
    footer = {
      "  reprise deliver my-book --profile acx --out a --acknowledge synthetic-policy",
      "  reprise deliver my-book --profile podcast --out feed --also vtt,chapters",
      "  reprise deliver my-game --profile game --out wavs --scene 'The bridge'",
      "  reprise deliver my-book --profile apple --check-only",
      "",
      "'reprise profile list' lists the profiles, 'reprise book' says what the title",
      "page says."
    })
final class DeliverCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  @Option(
      names = "--profile",
      paramLabel = "<name|file>",
      required = true,
      description =
          "What the receiver asks for: acx, inaudio, apple, google, podcast, ebu, game, plain, or "
              + "one of your own.")
  private String profile;

  @Option(names = "--out", paramLabel = "<dir>", description = "Where to.")
  private Path out;

  @Option(
      names = "--scene",
      paramLabel = "<scene>",
      description = "Only this scene, by title or id; may be repeated.")
  private List<String> scenes = List.of();

  @Option(
      names = "--also",
      paramLabel = "<what>",
      split = ",",
      description =
          "m4b, epub, stems, masters, reaper, otio, srt, vtt, lrc, labels, chapters; with commas.")
  private List<String> also = List.of();

  @Option(
      names = "--check-only",
      description =
          "Makes everything in a folder that is thrown away, and says what the checks say.")
  private boolean checkOnly;

  @Option(
      names = "--acknowledge",
      paramLabel = "<check>",
      split = ",",
      description =
          "A check that is meant to be so: credits, header-read, sample, cover, takes, consent, "
              + "synthetic-policy or disclosure; may be repeated.")
  private List<String> acknowledged = List.of();

  @Option(names = "--force", description = "Write over files in <dir> that no delivery made.")
  private boolean force;

  @Option(
      names = "--prune",
      description = "Delete files in <dir> of an earlier delivery that this one does not have.")
  private boolean prune;

  @Mixin private CommonOptions common;

  DeliverCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (out == null && !checkOnly) {
      throw new WrongUse("Say where to: --out <dir>, or --check-only.");
    }
    Set<Extra> extras = extras();
    Set<CheckId> meant = meant();
    DeliveryProfile asked = surroundings.profile(profile);
    if (out != null) {
      surroundings.given().newFolder(out);
    }
    try (OpenProject opening = surroundings.open(path)) {
      WrongUse.unless(() -> SceneChoice.of(opening.project(), scenes));
      DeliveryWishes wishes =
          DeliveryWishes.of(opening.folder(), opening.project(), asked)
              .only(scenes)
              .alsoWith(extras)
              .acknowledging(meant)
              .onThreads(threads())
              .with(force ? Foreign.REPLACED : Foreign.KEPT)
              .with(prune ? Orphans.DELETED : Orphans.NAMED);
      BookDelivery delivery = new BookDelivery(wishes);
      tellBefore(delivery.before());
      BookDelivery.Result result = delivered(delivery);
      new FindingPrint(surroundings).print(result.findings());
      result
          .left()
          .leftOver()
          .forEach(
              file ->
                  surroundings
                      .err()
                      .println(
                          "reprise: " + file + " is of an earlier delivery (--prune deletes it)."));
      print(result);
      return result.passes() ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
    }
  }

  /** What the title page, the takes and the plan lack is said before hours of sound are made. */
  private void tellBefore(List<Finding> known) {
    new FindingPrint(surroundings).print(known);
    long failures = known.stream().filter(Finding::isFailure).count();
    if (failures > 0) {
      surroundings
          .err()
          .println(
              "reprise: "
                  + (failures == 1 ? "1 error is" : failures + " errors are")
                  + " known before anything is made; Ctrl-C stops here.");
    }
  }

  private BookDelivery.Result delivered(BookDelivery delivery) {
    DeliveryProgress progress = new DeliveryProgress(surroundings, common, delivery.files());
    try (Interruption interruption = Interruption.atWork(surroundings.err())) {
      return delivered(delivery, progress, interruption);
    } catch (OccupiedException e) {
      throw new RenderException(e, "{0} (--force)", e);
    } finally {
      progress.close();
    }
  }

  private BookDelivery.Result delivered(
      BookDelivery delivery, DeliveryProgress progress, Interruption interruption) {
    try {
      return checkOnly
          ? tried(delivery, progress, interruption)
          : delivery.to(surroundings.folder().resolve(out), progress, interruption::happened);
    } catch (CancellationException e) {
      throw interruption.told(
          checkOnly
              ? "Cancelled; nothing was written."
              : "Cancelled; finished files are kept, and the same command goes on.");
    }
  }

  private static BookDelivery.Result tried(
      BookDelivery delivery, DeliveryProgress progress, Interruption interruption) {
    Path scratch = null;
    try {
      scratch = FreshFolder.toTry();
      return delivery.tried(scratch, progress, interruption::happened);
    } catch (IOException e) {
      throw new RenderException(e, "There is no room to try the delivery: {0}.", e);
    } finally {
      FreshFolder.throwAway(scratch);
    }
  }

  private int threads() {
    int wanted = common.threads();
    return wanted > 0 ? wanted : DeliveryWishes.usualThreads();
  }

  private Set<Extra> extras() {
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    for (String name : also) {
      extras.add(Extra.of(name).orElseThrow(() -> new WrongUse("--also knows no \"{0}\".", name)));
    }
    return extras;
  }

  private Set<CheckId> meant() {
    Set<CheckId> meant = EnumSet.noneOf(CheckId.class);
    for (String name : acknowledged) {
      CheckId id = CheckId.of(name);
      if (id == null || !id.isJudgement()) {
        List<String> known = new ArrayList<>();
        for (CheckId each : CheckId.values()) {
          if (each.isJudgement()) {
            known.add(each.key());
          }
        }
        throw new WrongUse(
            "\"{0}\" is no check that can be acknowledged; these are: {1}.",
            name, String.join(", ", known));
      }
      meant.add(id);
    }
    return meant;
  }

  private void print(BookDelivery.Result result) {
    if (common.isJson()) {
      surroundings.out().print(ReceiptJson.write(tree(result)));
      surroundings.out().flush();
      return;
    }
    long kept = result.files().size() - result.written();
    surroundings
        .out()
        .println(
            (result.passes() ? "Passes" : "Does not pass")
                + ": "
                + result.files().size()
                + (result.files().size() == 1 ? " file" : " files")
                + (checkOnly ? ", tried" : " in " + surroundings.folder().resolve(out))
                + (kept > 0 ? ", " + kept + " of them unchanged" : ""));
  }

  private ObjectNode tree(BookDelivery.Result result) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("passes", result.passes());
    root.put("written", result.written());
    if (!checkOnly) {
      root.put("folder", surroundings.folder().resolve(out).toString());
    }
    ArrayNode files = root.putArray("files");
    result.files().forEach(file -> files.add(file.entry().deepCopy()));
    ArrayNode checks = root.putArray("checks");
    result.findings().forEach(found -> checks.add(found.json()));
    ArrayNode leftOver = root.putArray("left_over");
    result.left().leftOver().forEach(leftOver::add);
    ArrayNode deleted = root.putArray("deleted");
    result.left().deleted().forEach(deleted::add);
    return root;
  }
}
