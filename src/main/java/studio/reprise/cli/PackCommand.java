package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.Packs;
import studio.reprise.document.PackRef;
import studio.reprise.render.ReceiptJson;
import studio.reprise.render.RenderException;
import studio.reprise.speech.Checked;
import studio.reprise.speech.pack.PackCheck;
import studio.reprise.speech.pack.VoicePack;

/** What packs are there, whether they are whole, and which one is used. */
@Command(
    name = "pack",
    description = "Lists, checks and chooses voice packs.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  reprise pack list",
      "  reprise pack check ~/models/GLM-TTS",
      "  reprise pack use ~/models/GLM-TTS"
    })
final class PackCommand {
  private PackCommand() {}

  static CommandLine with(Surroundings surroundings) {
    return new CommandLine(new PackCommand())
        .addSubcommand(new ListPacks(surroundings))
        .addSubcommand(new Check(surroundings))
        .addSubcommand(new Use(surroundings));
  }

  @Command(
      name = "list",
      description = "Lists the packs that are found; * marks the one that is used.",
      footerHeading = "%nExample:%n",
      footer = "  reprise pack list --json")
  private static final class ListPacks implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private CommonOptions common;

    ListPacks(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Packs packs = surroundings.packs();
      List<Path> folders = packs.folders();
      if (folders.isEmpty()) {
        throw new RenderException("No voice pack is found.");
      }
      Path used = common.pack(surroundings, PackRef.NONE).toAbsolutePath();
      ArrayNode list = new ObjectMapper().createArrayNode();
      for (Path folder : folders) {
        PackCheck check = packs.check(folder);
        boolean isUsed = folder.toAbsolutePath().equals(used);
        if (common.isJson()) {
          list.add(tree(check).put("used", isUsed));
        } else {
          surroundings
              .out()
              .println(
                  (isUsed ? "* " : "  ")
                      + check.name()
                      + (check.version().isEmpty() ? "" : " " + check.version())
                      + "  "
                      + (check.isWhole() ? "whole" : "not whole")
                      + "  "
                      + folder);
        }
      }
      if (common.isJson()) {
        surroundings.out().print(ReceiptJson.write(list));
        surroundings.out().flush();
      }
      return CommandLineDoor.DONE;
    }
  }

  @Command(
      name = "check",
      description = "Looks at every file of a pack and says what is missing or broken.",
      footerHeading = "%nExample:%n",
      footer = "  reprise pack check ~/models/GLM-TTS")
  private static final class Check implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "<dir|name>", arity = "0..1", description = "Default: the one used.")
    private String pack;

    @Mixin private CommonOptions common;

    Check(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Packs packs = surroundings.packs();
      Path folder =
          pack == null
              ? common.pack(surroundings, PackRef.NONE)
              : WrongUse.unless(() -> packs.named(pack));
      PackCheck check = packs.check(folder);
      Optional<Checked> machine =
          check.isWhole()
              ? Optional.of(VoicePack.checkMachine(folder, common.engine()))
              : Optional.empty();
      if (common.isJson()) {
        ObjectNode tree = tree(check);
        machine.ifPresent(
            checked ->
                tree.putObject("self_check")
                    .put("kernels", checked.kernels())
                    .put("share_of_allowed", checked.worst())
                    .put("digest", checked.digest())
                    .putPOJO("kept_out", checked.keptOut()));
        surroundings.out().print(ReceiptJson.write(tree));
        surroundings.out().flush();
      } else {
        print(check);
        machine.ifPresent(this::print);
      }
      return check.isWhole() ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
    }

    private void print(Checked machine) {
      surroundings
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "This machine computes rightly: %d kernels beside plain loops, at worst %.0f %% of"
                      + " what is allowed (self-check %s).",
                  machine.kernels(),
                  100 * machine.worst(),
                  machine.digest().substring(0, 12)));
      for (String library : machine.keptOut()) {
        surroundings.out().println(library + " computes wrongly here and is kept out.");
      }
    }

    private void print(PackCheck check) {
      for (PackCheck.Finding finding : check.findings()) {
        surroundings
            .out()
            .println(
                String.format(
                    Locale.ROOT,
                    "%-8s %s%s",
                    finding.state().name().toLowerCase(Locale.ROOT),
                    finding.file(),
                    finding.sentence().isEmpty() ? "" : "  " + finding.sentence()));
      }
      surroundings
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%s is %s. It needs about %.1f GB of memory, %.1f GB with --precision fp16.",
                  check.name(),
                  check.isWhole() ? "whole" : "not whole",
                  check.memoryBytesFp32() / 1e9,
                  check.memoryBytesFp16() / 1e9));
    }
  }

  @Command(
      name = "use",
      description = "Remembers a pack for the commands that name none.",
      footerHeading = "%nExample:%n",
      footer = "  reprise pack use ~/models/GLM-TTS")
  private static final class Use implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "<dir|name>", description = "The pack.")
    private String pack;

    @Mixin private CommonOptions common;

    Use(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Packs packs = surroundings.packs();
      PackCheck check = packs.check(WrongUse.unless(() -> packs.named(pack)));
      if (!check.isWhole()) {
        throw new RenderException(
            "{0} is no whole voice pack; 'reprise pack check' says what is missing.",
            check.folder());
      }
      packs.use(check.folder());
      if (!common.isQuiet()) {
        surroundings.out().println("Using " + check.name() + " in " + check.folder());
      }
      return CommandLineDoor.DONE;
    }
  }

  private static ObjectNode tree(PackCheck check) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("name", check.name());
    root.put("version", check.version());
    root.put("folder", check.folder().toString());
    root.put("whole", check.isWhole());
    root.put("memory_bytes_fp32", check.memoryBytesFp32());
    root.put("memory_bytes_fp16", check.memoryBytesFp16());
    ArrayNode files = root.putArray("files");
    for (PackCheck.Finding finding : check.findings()) {
      files
          .addObject()
          .put("file", finding.file())
          .put("state", finding.state().name().toLowerCase(Locale.ROOT))
          .put("bytes", finding.bytes())
          .put("sentence", finding.sentence().toString());
    }
    return root;
  }
}
