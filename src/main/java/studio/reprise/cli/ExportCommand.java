package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.audio.SampleDepth;
import studio.reprise.desk.OpenProject;
import studio.reprise.desk.ProjectExport;
import studio.reprise.desk.SceneChoice;
import studio.reprise.desk.game.GameProfile.WaveForm;
import studio.reprise.render.ReceiptJson;
import studio.reprise.render.TakeReview;
import studio.reprise.storage.Deliverable;
import studio.reprise.storage.DeliveryOrder;
import studio.reprise.storage.ExportPattern;

/** Exports a project's chosen takes. */
@Command(
    name = "export",
    description = "Writes the chosen takes of a project as WAVs with metadata.json.",
    footerHeading = "%nThe pattern:%n",
    footer = {
      "  {index} {scene} {speaker} {line} {key} {take} {seed}; '/' makes folders.",
      "  {key} is what the imported script calls the line.",
      "",
      "Lines whose take is missing, flagged or not what the line says now are named",
      "before and after; the exit code is 1 then unless --allow-... lets them pass.",
      "",
      "For a game (--for): names by the engine's own rule, its tables beside them,",
      "changes.csv with the texts that were changed here; what the engine would play",
      "wrongly stops it before the first byte:",
      "  dink         <LineID>.wav",
      "  yarn-unity   <language>/<key without line:>.wav, strings-<language>.csv",
      "  yarn-unreal  <language>/<key without line:>.wav, strings-<language>.csv",
      "  renpy        game/voice/<Identifier>.wav, game/voice.rpy",
      "  unreal       <culture>/<AudioFileName or Key>.wav, <Table>.csv",
      "  unity        <locale>/<Key>.wav, <Table>.csv",
      "  godot        <locale>/<key>.wav, <table>.csv",
      "  wwise        <language>/<key>.wav, import-<language>.txt, lines.wsources",
      "  fmod         <language>/<key>.wav",
      "  csv          <by the pattern>.wav, lines.csv",
      "",
      "Examples:",
      "  reprise export my-game --out wavs",
      "  reprise export my-game --out wavs --scene 'The bridge' --sample-rate 48000",
      "  reprise export my-game --out wavs --pattern '{scene}/{speaker}/{line}'",
      "  reprise export my-game --out Assets/Voices --for yarn-unity",
      "  reprise export my-game --out ../my-renpy-game --for renpy --prune",
      "  reprise export my-game --out wavs --for wwise --sample-rate 48000 --bits 24",
      "  reprise export my-game --out wavs --for csv --pattern '{key}'"
    })
final class ExportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  @Option(names = "--out", paramLabel = "<dir>", required = true, description = "Where to.")
  private Path out;

  @Option(
      names = "--pattern",
      paramLabel = "<pattern>",
      defaultValue = ExportPattern.DEFAULT,
      description = "Names of the WAVs. Default: ${DEFAULT-VALUE}.")
  private String pattern;

  @Option(
      names = "--scene",
      paramLabel = "<scene>",
      description = "Only this scene, by title or id; may be repeated.")
  private List<String> scenes = List.of();

  @Option(
      names = "--sample-rate",
      paramLabel = "<hz>",
      description = "16000, 22050, 24000, 32000, 44100 or 48000. Default: the takes' own.")
  private Integer sampleRateHz;

  @Option(
      names = "--bits",
      paramLabel = "<16|24>",
      defaultValue = "16",
      description = "Of the WAVs' samples. Default: ${DEFAULT-VALUE}.")
  private int bits;

  @Option(
      names = "--join",
      description =
          "Also scenes/: every scene as one WAV with its gaps, subtitles (.srt, .vtt) and cues (.csv).")
  private boolean join;

  @Mixin private ExportChoices choices;

  @Mixin private CommonOptions common;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (sampleRateHz != null && !Deliverable.RATES_HZ.contains(sampleRateHz)) {
      throw new WrongUse(
          "The sample rate is one of {0}; not {1}.",
          Deliverable.RATES_HZ.toString().replaceAll("[\\[\\]]", ""), sampleRateHz);
    }
    SampleDepth depth =
        Arrays.stream(SampleDepth.values())
            .filter(each -> each.bits() == bits)
            .findFirst()
            .orElseThrow(() -> new WrongUse("Samples have 16 or 24 bits, not {0}.", bits));
    ExportPattern names = WrongUse.unless(() -> new ExportPattern(pattern));
    Path target = surroundings.given().newFolder(out);
    try (OpenProject opening = surroundings.open(path)) {
      opening
          .folder()
          .readOnlyReason()
          .ifPresent(reason -> surroundings.err().println("reprise: " + reason));
      WrongUse.unless(() -> SceneChoice.of(opening.project(), scenes));
      ProjectExport export =
          choices.applied(
              new ProjectExport(
                  opening.folder(),
                  opening.project(),
                  names,
                  scenes,
                  sampleRateHz == null ? OptionalInt.empty() : OptionalInt.of(sampleRateHz),
                  depth,
                  join ? ProjectExport.Form.LINES_AND_SCENES : ProjectExport.Form.LINES,
                  Optional.empty(),
                  WaveForm.PLAIN,
                  DeliveryOrder.Foreign.KEPT,
                  DeliveryOrder.Orphans.NAMED));
      List<TakeReview.Finding> findings = export.review();
      ExportChoices.name(findings, surroundings);
      ProjectExport.Result done = ExportChoices.unlessOccupied(() -> export.to(target));
      new DeliveryNotes(surroundings).print(done);
      choices.count(findings, target, surroundings);
      if (common.isJson()) {
        surroundings.out().print(ReceiptJson.write(tree(done, target, findings)));
      } else {
        surroundings.out().println(done.lines() + " WAVs and metadata.json in " + target);
      }
      return choices.isFine(findings) ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
    }
  }

  private static ObjectNode tree(
      ProjectExport.Result done, Path target, List<TakeReview.Finding> findings) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("exported", done.lines());
    root.put("folder", target.toString());
    ArrayNode lines = root.putArray("findings");
    findings.forEach(
        found ->
            lines
                .addObject()
                .put("line_id", found.lineId())
                .put("concern", found.concern().name().toLowerCase(Locale.ROOT))
                .put("sentence", found.sentence().toString()));
    ArrayNode leftOver = root.putArray("left_over");
    done.outcome().leftOver().forEach(leftOver::add);
    ArrayNode deleted = root.putArray("deleted");
    done.outcome().deleted().forEach(deleted::add);
    ArrayNode remarks = root.putArray("remarks");
    done.remarks().forEach(remark -> remarks.add(remark.toString()));
    return root;
  }
}
