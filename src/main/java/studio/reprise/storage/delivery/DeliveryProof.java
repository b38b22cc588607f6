package studio.reprise.storage.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.codec.Codec;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.audio.codec.SoundReading;
import studio.reprise.audio.wave.MeasuredLoudness;
import studio.reprise.document.Book;
import studio.reprise.render.TakeShelf;
import studio.reprise.render.Verdict;
import studio.reprise.render.Verdict.Outcome;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.ExportFolder;
import studio.reprise.storage.FreshFolder;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.delivery.Mastering.Master;
import studio.reprise.storage.delivery.Mastering.Setting;

/**
 * Proves a delivery: the master of every file is put together again from the takes, by what {@code
 * delivery.json} says of it, and has to be the same samples. A file whose bytes are not the listed
 * ones is decoded: another processor's encoder may write other bytes of the same sound.
 */
public final class DeliveryProof {
  private static final double EQUAL_BELOW = 1e-4;
  private static final int MOST_SAMPLES = Integer.MAX_VALUE;

  private final Path folder;
  private final ObjectNode list;
  private final DeliveryProfile profile;
  private final TakeShelf shelf;
  private final UnaryOperator<String> chosen;
  private final FinishedFile formats;
  private final BooleanSupplier isCancelled;

  /**
   * @param folder of the delivery
   * @param shelf has the takes
   * @param chosen the take that a line of the project has now, by the line's id; "" when it has
   *     none
   */
  public DeliveryProof(
      Path folder,
      TakeShelf shelf,
      UnaryOperator<String> chosen,
      FinishedFile formats,
      BooleanSupplier isCancelled) {
    this.folder = folder;
    this.list = KnownFiles.list(folder);
    this.shelf = shelf;
    this.chosen = chosen;
    this.formats = formats;
    this.isCancelled = isCancelled;
    if (!(list.path("profile") instanceof ObjectNode asked)) {
      throw new StorageException(
          "{0} is not a delivery's list that this version reads.", folder.resolve(KnownFiles.LIST));
    }
    this.profile = ProfileJson.read(asked, KnownFiles.LIST);
  }

  /** One verdict a file, in the order of the list. */
  public List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    eachVerdict(verdicts::add);
    return verdicts;
  }

  /** {@link #verdicts}, each as soon as it is found. */
  public void eachVerdict(Consumer<Verdict> found) {
    for (JsonNode entry : list.path("sounds")) {
      found.accept(ofSound(entry.path("file").asText(), entry));
    }
    others().forEach((file, sha256) -> found.accept(ofOther(file, sha256)));
  }

  /** How many verdicts there will be. */
  public int count() {
    return list.path("sounds").size() + others().size();
  }

  /** Files beside the sounds that are listed with their hash. */
  private Map<String, String> others() {
    Set<String> sounds = new HashSet<>();
    list.path("sounds").forEach(entry -> sounds.add(entry.path("file").asText()));
    Map<String, String> others = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> other : list.path("files").properties()) {
      if (!sounds.contains(other.getKey()) && !other.getValue().asText().isEmpty()) {
        others.put(other.getKey(), other.getValue().asText());
      }
    }
    return others;
  }

  private static Verdict verdict(String file, Outcome outcome, String pattern, Object... values) {
    return new Verdict(
        file, "", outcome, List.of(), Optional.empty(), Sentence.of(pattern, values));
  }

  private Verdict ofOther(String file, String sha256) {
    try {
      Path there = ExportFolder.inside(folder, file);
      if (!Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)) {
        return verdict(file, Outcome.UNVERIFIABLE, "{0} is missing.", file);
      }
      return DeliveryFolder.sha256(there).equals(sha256)
          ? verdict(file, Outcome.IDENTICAL, "{0} is as it was delivered.", file)
          : verdict(file, Outcome.DRIFTED, "{0} was edited since it was delivered.", file);
    } catch (IOException e) {
      return verdict(file, Outcome.UNVERIFIABLE, "{0} cannot be read: {1}.", file, e);
    }
  }

  private Verdict ofSound(String file, JsonNode entry) {
    Optional<Verdict> other = otherTake(file, entry);
    if (other.isPresent()) {
      return other.get();
    }
    Path scratch = null;
    try {
      Path there = ExportFolder.inside(folder, file);
      if (!Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)) {
        return verdict(file, Outcome.UNVERIFIABLE, "{0} is missing.", file);
      }
      scratch = FreshFolder.toTry();
      Encoding encoding = encoding(entry.path("encoding"));
      try (Mastering mastering =
              new Mastering(
                  takes(entry),
                  shelf,
                  profile,
                  encoding.sampleRateHz(),
                  encoding.channels(),
                  scratch,
                  isCancelled);
          Master master = mastering.made(setting(entry))) {
        if (!master.pcmSha256().equals(entry.path("master").path("pcm_sha256").asText())) {
          return verdict(file, Outcome.DRIFTED, "The sound of {0} comes out otherwise now.", file);
        }
        return DeliveryFolder.sha256(there).equals(entry.path("sha256").asText())
            ? verdict(file, Outcome.IDENTICAL, "{0} is as it was delivered.", file)
            : compared(file, there, master, encoding, scratch);
      }
    } catch (AudioFormatException e) {
      return verdict(file, Outcome.DRIFTED, "{0}", e);
    } catch (IOException e) {
      return verdict(file, Outcome.UNVERIFIABLE, "{0} cannot be read: {1}.", file, e);
    } catch (IllegalArgumentException | StorageException e) {
      return verdict(
          file, Outcome.UNVERIFIABLE, "What the list says of {0} cannot be understood.", file);
    } finally {
      FreshFolder.throwAway(scratch);
    }
  }

  /** The first line whose take is not the delivered one any more. */
  private Optional<Verdict> otherTake(String file, JsonNode entry) {
    for (JsonNode take : entry.path("takes")) {
      String line = take.path("line").asText();
      String fingerprint = take.path("fingerprint").asText();
      if (!fingerprint.matches("[0-9a-f]{64}")) {
        return Optional.of(
            verdict(
                file,
                Outcome.UNVERIFIABLE,
                "What the list says of {0} cannot be understood.",
                file));
      }
      if (!chosen.apply(line).equals(fingerprint)) {
        return Optional.of(
            verdict(line, Outcome.DRIFTED, "In {0}, line {1} has another take now.", file, line));
      }
      if (!shelf.contains(fingerprint)) {
        return Optional.of(
            verdict(
                line,
                Outcome.DRIFTED,
                "In {0}, the take of line {1} was changed or is missing.",
                file,
                line));
      }
    }
    return Optional.empty();
  }

  private static PlacedTakes takes(JsonNode entry) {
    int rate = entry.path("takes_rate").asInt();
    long samples = entry.path("takes_samples").asLong();
    List<PlacedTakes.Take> takes = new ArrayList<>();
    long end = 0;
    for (JsonNode take : entry.path("takes")) {
      long start = take.path("start_sample").asLong();
      long stop = take.path("end_sample").asLong();
      if (start < end || stop < start) {
        throw new IllegalArgumentException("Takes lie over each other");
      }
      end = stop;
      takes.add(
          new PlacedTakes.Take(
              take.path("line").asText(),
              take.path("fingerprint").asText(),
              start,
              stop - start,
              take.path("gain_db").asDouble()));
    }
    if (rate < 8000
        || rate > 192_000
        || samples < end
        || samples - end > 3600L * rate
        || samples > MOST_SAMPLES * 8L) {
      throw new IllegalArgumentException("No length of a sound");
    }
    PlacedTakes.Edges edges =
        entry.path("takes_edges").asText().equals("faded")
            ? PlacedTakes.Edges.FADED
            : PlacedTakes.Edges.AS_THEY_ARE;
    return new PlacedTakes(rate, takes, samples, edges);
  }

  private static Setting setting(JsonNode entry) {
    JsonNode ceiling = entry.path("ceiling_db");
    @Nullable Double ceilingDb = ceiling.isNumber() ? (Double) ceiling.asDouble() : null;
    return new Setting(entry.path("gain_db").asDouble(), ceilingDb);
  }

  private static Encoding encoding(JsonNode node) {
    return new Encoding(
        Codec.valueOf(node.path("codec").asText().toUpperCase(java.util.Locale.ROOT)),
        Encoding.BitRate.valueOf(node.path("bit_rate").asText().toUpperCase(java.util.Locale.ROOT)),
        node.path("kbps").asInt(),
        node.path("sample_rate").asInt(),
        node.path("channels").asInt(),
        node.path("bits").asInt());
  }

  /** Whether other bytes are the same sound. */
  private Verdict compared(String file, Path there, Master master, Encoding encoding, Path scratch)
      throws IOException {
    Path again = scratch.resolve("again." + encoding.codec().ending());
    new FileMaking(profile, encoding, formats).encode(master, again, nothingSaid(encoding));
    try (FloatFile one = decoded(there, scratch);
        FloatFile other = decoded(again, scratch)) {
      boolean isEqual = one.samples() == other.samples() && one.distance(other) <= EQUAL_BELOW;
      return isEqual
          ? verdict(
              file,
              Outcome.EQUAL,
              "{0} has other bytes than were delivered, and the same sound.",
              file)
          : verdict(file, Outcome.DRIFTED, "{0} was edited since it was delivered.", file);
    }
  }

  static FileDescription nothingSaid(Encoding encoding) {
    return new FileDescription(
        Book.UNTITLED,
        "",
        1,
        1,
        encoding.sampleRateHz(),
        List.of(),
        List.of(),
        Optional.empty(),
        MeasuredLoudness.UNKNOWN,
        "");
  }

  private static FloatFile decoded(Path file, Path scratch) throws IOException {
    FloatFile out = new FloatFile(scratch);
    try {
      SoundReading.read(file, (channels, count, rateHz) -> out.write(channels[0], 0, count));
      return out;
    } catch (IOException | RuntimeException e) {
      out.close();
      throw e;
    }
  }
}
