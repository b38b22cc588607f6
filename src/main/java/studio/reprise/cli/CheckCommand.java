package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.audio.Levels;
import studio.reprise.desk.delivery.SoundCheck;
import studio.reprise.render.ReceiptJson;
import studio.reprise.storage.delivery.DeliveryProfile;

/** Holds sound files against a profile, whoever made them. */
@Command(
    name = "check",
    description = {
      "Decodes sound files, whoever made them, measures them and holds them against a profile.",
      "Of a folder all sound files are checked, and whether they fit each other."
    },
    footerHeading =
        "%nExit codes: 0 passes, 1 a check failed or a file cannot be read.%nExamples:%n",
    footer = {
      "  reprise check chapter-1.mp3 --profile acx",
      "  reprise check for-acx/audio --profile acx --json"
    })
final class CheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "<file|dir>", description = "A sound file, or a folder of them.")
  private Path path;

  @Option(
      names = "--profile",
      paramLabel = "<name|file>",
      required = true,
      description = "What the receiver asks for; 'reprise profile list' lists the names.")
  private String profile;

  @Mixin private CommonOptions common;

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DeliveryProfile asked = surroundings.profile(profile);
    Path files = surroundings.given().fileOrFolder(path);
    WrongUse.unless(() -> SoundCheck.files(files));
    try (Interruption interruption = Interruption.atWork(surroundings.err())) {
      SoundCheck.Result result = checked(files, asked, interruption);
      print(result, asked);
      return result.passes() ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
    }
  }

  private SoundCheck.Result checked(Path files, DeliveryProfile asked, Interruption interruption) {
    try {
      return SoundCheck.of(
          files,
          asked,
          file -> {
            if (!common.isQuiet()) {
              surroundings.err().println(file);
            }
          },
          interruption::happened);
    } catch (CancellationException e) {
      throw interruption.told("Cancelled; checking changes nothing.");
    }
  }

  private void print(SoundCheck.Result result, DeliveryProfile asked) {
    if (common.isJson()) {
      surroundings.out().print(ReceiptJson.write(tree(result)));
      surroundings.out().flush();
      return;
    }
    result.files().forEach(file -> surroundings.out().println(line(file)));
    new FindingPrint(surroundings).print(result.findings());
    surroundings
        .out()
        .println((result.passes() ? "Passes " : "Does not pass ") + asked.name() + ".");
  }

  private static String line(SoundCheck.Checked file) {
    Levels levels = file.heard().levels();
    return String.format(
        Locale.ROOT,
        "%s: %.2f dB RMS, %.2f LUFS, LRA %.1f, true peak %.2f dBTP, floor %.1f dB, head %.1f s,"
            + " tail %.1f s",
        file.file(),
        levels.rmsDb(),
        levels.lufs(),
        levels.rangeLu(),
        levels.truePeakDb(),
        levels.floorDb(),
        levels.headSeconds(),
        levels.tailSeconds());
  }

  private static ObjectNode tree(SoundCheck.Result result) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("passes", result.passes());
    ArrayNode files = root.putArray("files");
    result.files().forEach(file -> files.add(file.json()));
    ArrayNode checks = root.putArray("checks");
    result.findings().forEach(found -> checks.add(found.json()));
    return root;
  }
}
