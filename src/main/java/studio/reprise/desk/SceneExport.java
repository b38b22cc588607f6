package studio.reprise.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SampleDepth;
import studio.reprise.audio.WavFile;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.Receipt;
import studio.reprise.render.TakeShelf;
import studio.reprise.storage.ExportFolder;
import studio.reprise.storage.JoinedScene;
import studio.reprise.storage.OutputName;
import studio.reprise.storage.StorageException;

/**
 * Whole scenes for a listener: {@code scenes/<number>-<title>.wav} with the gaps by the project's
 * rules, subtitles ({@code .srt}, {@code .vtt}) and a cue sheet ({@code .csv}) beside it. Their
 * words are those of the sound, which a line may have left since. Lines without a take are left
 * out. The same takes give the same bytes.
 */
public final class SceneExport {
  private static final long MOST_BYTES = 1L << 30;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Project project;
  private final TakeShelf takes;
  private final OptionalInt sampleRateHz;
  private final SampleDepth depth;

  /**
   * @param sampleRateHz of the WAVs; empty: of each scene's first take
   * @param depth of their samples
   */
  public SceneExport(
      Project project, TakeShelf takes, OptionalInt sampleRateHz, SampleDepth depth) {
    this.project = project;
    this.takes = takes;
    this.sampleRateHz = sampleRateHz;
    this.depth = depth;
  }

  /** In 16 bits, as takes are. */
  public SceneExport(Project project, TakeShelf takes, OptionalInt sampleRateHz) {
    this(project, takes, sampleRateHz, SampleDepth.BITS_16);
  }

  /** The files of a scene below the folder, the WAV first. */
  public List<String> files(Scene scene) {
    String name = name(scene);
    return List.of(name + ".wav", name + ".srt", name + ".vtt", name + ".csv");
  }

  private String name(Scene scene) {
    int digits = Math.max(2, Integer.toString(project.scenes().size()).length());
    return "scenes/"
        + String.format(Locale.ROOT, "%0" + digits + "d", project.scenes().indexOf(scene) + 1)
        + "-"
        + OutputName.madeFrom(title(scene));
  }

  private static String title(Scene scene) {
    return scene.title().isBlank() ? scene.id() : scene.title();
  }

  /**
   * Joins the takes of a scene.
   *
   * @return empty when no line of it has one
   * @throws StorageException when it is longer than a WAV should be
   */
  public Optional<JoinedScene> join(Scene scene) {
    List<Placed> placed = placed(scene);
    if (placed.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = files(scene);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(names.get(0), wav(placed));
    files.put(names.get(1), SceneCues.subtitles(placed).getBytes(StandardCharsets.UTF_8));
    files.put(names.get(2), SceneCues.webVtt(placed).getBytes(StandardCharsets.UTF_8));
    files.put(names.get(3), SceneCues.cueSheet(placed).getBytes(StandardCharsets.UTF_8));
    return Optional.of(new JoinedScene(files, entry(scene, names, placed)));
  }

  /**
   * A line within its scene's sound.
   *
   * @param text that the sound says
   * @param speaker whose voice it has
   */
  record Placed(
      String lineId, String fingerprint, String speaker, String text, long startSample, Pcm sound) {
    long endSample() {
      return startSample + sound.length();
    }
  }

  private List<Placed> placed(Scene scene) {
    Map<String, Receipt> receipts = new LinkedHashMap<>();
    for (Line line : scene.lines()) {
      String chosen = line.takeFingerprint();
      if (!chosen.isEmpty()) {
        takes.receipt(chosen).ifPresent(receipt -> receipts.put(chosen, receipt));
      }
    }
    Timeline timeline =
        Timeline.of(
            project,
            List.of(scene),
            rateHz(receipts.values()),
            chosen -> Optional.ofNullable(receipts.get(chosen)),
            Timeline.WithoutTake.LEFT_OUT);
    List<Placed> placed = new ArrayList<>();
    for (Timeline.Placed each : timeline.placed()) {
      if (depth.bits() / 8 * (each.end() + each.gap()) > MOST_BYTES) {
        throw new StorageException(
            "The scene \"{0}\" is too long for one WAV; cut it into several.", scene.title());
      }
      // Whose files go while this runs is silent, and listed nowhere.
      takes
          .sound(each.fingerprint())
          .map(sound -> ExportFolder.atRate(sound, timeline.sampleRateHz(), depth))
          .map(
              sound -> heard(each, Objects.requireNonNull(receipts.get(each.fingerprint())), sound))
          .ifPresent(placed::add);
    }
    return placed;
  }

  private int rateHz(Collection<Receipt> receipts) {
    return sampleRateHz.orElseGet(
        () ->
            receipts.stream()
                .findFirst()
                .map(first -> first.made().sampleRateHz())
                .orElse(Timeline.EMPTY.sampleRateHz()));
  }

  private Placed heard(Timeline.Placed at, Receipt receipt, Pcm sound) {
    return new Placed(
        at.line().id(),
        receipt.fingerprint(),
        speaker(at.line(), receipt),
        receipt.said().text(),
        at.start(),
        sound);
  }

  /** Who is heard: the line's speaker, or whose clip the take was spoken with. */
  private String speaker(Line line, Receipt receipt) {
    String clip = receipt.said().clipSha256();
    Optional<Speaker> now = project.speaker(line.speakerId());
    return now.filter(speaker -> speaker.clips().anyMatch(clip::equals))
        .or(() -> project.speaker(receipt.owner().speakerId()))
        .or(() -> now)
        .map(Speaker::name)
        .orElse("");
  }

  private byte[] wav(List<Placed> placed) {
    int rate = placed.get(0).sound().sampleRateHz();
    long bytes = depth.bits() / 8 * placed.get(placed.size() - 1).endSample();
    byte[] empty = WavFile.bytes(new Pcm(new float[0], rate), depth);
    ByteBuffer file = ByteBuffer.allocate((int) (empty.length + bytes));
    file.order(ByteOrder.LITTLE_ENDIAN).put(empty);
    file.putInt(4, (int) (empty.length - 8 + bytes));
    file.putInt(empty.length - 4, (int) bytes);
    for (Placed each : placed) {
      file.position((int) (empty.length + depth.bits() / 8 * each.startSample()));
      file.put(depth.bytesOf(each.sound().samples()));
    }
    return file.array();
  }

  /** Of the samples as they stand in the WAV. */
  private String pcmSha256(List<Placed> placed, int length) {
    float[] samples = new float[length];
    for (Placed each : placed) {
      System.arraycopy(
          each.sound().samples(), 0, samples, (int) each.startSample(), each.sound().length());
    }
    return depth.sha256(samples);
  }

  private ObjectNode entry(Scene scene, List<String> names, List<Placed> placed) {
    int rate = placed.get(0).sound().sampleRateHz();
    long length = placed.get(placed.size() - 1).endSample();
    ObjectNode entry = MAPPER.createObjectNode();
    entry.put("file", names.get(0));
    ArrayNode beside = entry.putArray("beside");
    names.subList(1, names.size()).forEach(beside::add);
    entry.put("scene", title(scene));
    entry.put("sample_rate", rate);
    if (depth != SampleDepth.BITS_16) {
      entry.put("bits", depth.bits());
    }
    entry.put("duration_samples", length);
    entry.put("pcm_sha256", pcmSha256(placed, (int) length));
    ArrayNode lines = entry.putArray("lines");
    for (Placed each : placed) {
      lines
          .addObject()
          .put("line_id", each.lineId())
          .put("fingerprint", each.fingerprint())
          .put("start_sample", each.startSample())
          .put("end_sample", each.endSample());
    }
    return entry;
  }
}
