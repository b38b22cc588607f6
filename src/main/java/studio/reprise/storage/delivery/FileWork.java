package studio.reprise.storage.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import studio.reprise.audio.Levels;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.audio.wave.MeasuredLoudness;
import studio.reprise.document.Book;
import studio.reprise.render.TakeShelf;
import studio.reprise.storage.AtomicFile;
import studio.reprise.storage.BookJson;
import studio.reprise.storage.Cover;
import studio.reprise.storage.delivery.DeliveredFile.Fate;
import studio.reprise.storage.delivery.DeliveredFile.Limited;
import studio.reprise.storage.delivery.Mastering.Master;

/**
 * Makes one file of a delivery, unless it lies there already: everything that decides its bytes has
 * one name, the key, and what was made under the same key is the same.
 *
 * @param shelf has the takes
 * @param book what the whole says of itself
 * @param cover the picture, if there is one
 * @param engine program and pack, for tags
 * @param build what encodes, and on what: the same words mean the same bytes
 * @param formats opens finished files
 * @param isCancelled asked again and again
 * @param progress hears how far a file is, 0..1
 */
public record FileWork(
    DeliveryProfile profile,
    TakeShelf shelf,
    Book book,
    Optional<Cover> cover,
    String engine,
    String build,
    FinishedFile formats,
    BooleanSupplier isCancelled,
    Progress progress) {
  private static final double PLACED = 0.04;

  /** Hears how far a file is; called by the thread that makes it. */
  @FunctionalInterface
  public interface Progress {
    /** Hears nothing. */
    Progress NONE = (file, share) -> {};

    void reaches(PlannedFile file, double share);
  }

  /** Everything that decides the bytes of a file. */
  String key(PlannedFile planned) {
    ObjectNode key = LevelsJson.MAPPER.createObjectNode();
    key.set("profile", profile.json());
    key.set("book", BookJson.write(book));
    key.put("engine", engine).put("build", build);
    key.put("file", planned.file()).put("part", planned.part().key());
    key.put("title", planned.title());
    key.put("number", planned.number()).put("files", planned.files());
    key.put("encoding", planned.encoding().toString());
    key.put("takes", planned.takes().toString());
    key.put("marks", planned.marks().toString());
    key.put("lines", planned.lines().toString());
    return AtomicFile.sha256(key.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Makes a file, or finds that it is there.
   *
   * @throws studio.reprise.storage.StorageException when a take is missing or an encoder is
   * @throws java.util.concurrent.CancellationException when somebody asks
   */
  public DeliveredFile make(PlannedFile planned, DeliveryFolder folder) throws IOException {
    String key = key(planned);
    Optional<ObjectNode> there = folder.unchanged(planned.file(), key);
    if (there.isPresent()) {
      return kept(planned, there.get());
    }
    Path draft = folder.draft(planned.file());
    try {
      return written(planned, key, draft, folder);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private DeliveredFile written(PlannedFile planned, String key, Path draft, DeliveryFolder folder)
      throws IOException {
    Encoding encoding = planned.encoding();
    try (Mastering mastering =
        new Mastering(
            planned.takes(),
            shelf,
            profile,
            encoding.sampleRateHz(),
            encoding.channels(),
            folder.path(),
            isCancelled)) {
      progress.reaches(planned, PLACED);
      FileMaking.Made made =
          new FileMaking(profile, encoding, formats)
              .make(
                  mastering,
                  draft,
                  levels -> description(planned, levels),
                  share -> progress.reaches(planned, share));
      try (Master master = made.master()) {
        String sha256 = folder.settle(draft, planned.file());
        Limited limited =
            new Limited(
                master.limitedShare(),
                master.deepestDb(),
                planned.lineAt(Math.max(0, master.deepestAt())));
        ObjectNode entry = entry(planned, key, sha256, master, limited, made.heard());
        folder.made(entry);
        return new DeliveredFile(
            planned, entry, LevelsJson.heard(entry.path("decoded")), limited(entry), Fate.WRITTEN);
      }
    }
  }

  private static DeliveredFile kept(PlannedFile planned, ObjectNode entry) {
    return new DeliveredFile(
        planned, entry, LevelsJson.heard(entry.path("decoded")), limited(entry), Fate.KEPT);
  }

  private static Limited limited(JsonNode entry) {
    return new Limited(
        entry.path("limited_share").asDouble(),
        entry.path("limiter_max_db").asDouble(),
        entry.path("limiter_max_line").asText());
  }

  private FileDescription description(PlannedFile planned, Levels levels) {
    return new FileDescription(
        book,
        planned.title(),
        planned.number(),
        planned.files(),
        planned.encoding().sampleRateHz(),
        planned.marks(),
        planned.lines(),
        cover,
        new MeasuredLoudness(
            levels.lufs(),
            levels.rangeLu(),
            levels.truePeakDb(),
            levels.momentaryLufs(),
            levels.shortTermLufs()),
        engine);
  }

  private ObjectNode entry(
      PlannedFile planned, String key, String sha256, Master master, Limited limited, Heard heard) {
    ObjectNode entry = LevelsJson.MAPPER.createObjectNode();
    entry.put("file", planned.file()).put("role", planned.part().key());
    entry.put("scene", planned.sceneId()).put("title", planned.title());
    entry.put("sha256", sha256).put("key", key);
    entry.set("encoding", encoding(planned.encoding()));
    ObjectNode sound = entry.putObject("master");
    sound.put("pcm_sha256", master.pcmSha256());
    sound.set("levels", LevelsJson.write(master.levels()));
    entry.put("gain_db", master.setting().gainDb());
    entry.put("ceiling_db", master.setting().ceilingDb());
    entry.put("limited_share", Math.rint(limited.share() * 1e5) / 1e5);
    entry.put("limiter_max_db", LevelsJson.rounded(limited.deepestDb()));
    entry.put("limiter_max_line", limited.share() > 0 ? limited.lineId() : "");
    entry.put("takes_rate", planned.takes().sampleRateHz());
    entry.put("takes_samples", planned.takes().samples());
    entry.put("takes_edges", planned.takes().edges().name().toLowerCase(java.util.Locale.ROOT));
    ArrayNode takes = entry.putArray("takes");
    for (PlacedTakes.Take take : planned.takes().takes()) {
      takes
          .addObject()
          .put("line", take.lineId())
          .put("fingerprint", take.fingerprint())
          .put("start_sample", take.startSample())
          .put("end_sample", take.end())
          .put("gain_db", take.gainDb());
    }
    entry.set("decoded", LevelsJson.write(heard));
    return entry;
  }

  private static ObjectNode encoding(Encoding encoding) {
    ObjectNode out = LevelsJson.MAPPER.createObjectNode();
    out.put("codec", encoding.codec().key());
    out.put("bit_rate", encoding.bitRate().name().toLowerCase(java.util.Locale.ROOT));
    out.put("kbps", encoding.kilobitsPerSecond());
    out.put("sample_rate", encoding.sampleRateHz());
    out.put("channels", encoding.channels());
    return out.put("bits", encoding.bits());
  }
}
