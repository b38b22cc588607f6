package studio.reprise.desk.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import studio.reprise.audio.codec.Codec;
import studio.reprise.audio.codec.SoundEncoder;
import studio.reprise.document.Book;
import studio.reprise.document.Speaker;
import studio.reprise.storage.BookJson;
import studio.reprise.storage.Cover;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.delivery.CheckId;
import studio.reprise.storage.delivery.DeliveredFile;
import studio.reprise.storage.delivery.DeliveryFolder;
import studio.reprise.storage.delivery.DeliveryProfile.Shape;
import studio.reprise.storage.delivery.DeliveryReport;
import studio.reprise.storage.delivery.FileChecks;
import studio.reprise.storage.delivery.FileWork;
import studio.reprise.storage.delivery.Finding;
import studio.reprise.storage.delivery.Findings;
import studio.reprise.storage.delivery.PlannedFile;
import studio.reprise.storage.delivery.PlannedFile.Part;
import studio.reprise.storage.delivery.SetChecks;
import studio.reprise.storage.delivery.Severity;
import studio.reprise.storage.delivery.format.SyntheticSpeech;
import studio.reprise.storage.delivery.format.TaggedFile;

/**
 * Delivers a project: makes its files, listens to each, holds them against the profile, and says
 * so. What lies there already and is the same is not made again.
 */
public final class BookDelivery {
  private static final double MUCH_LIMITED = 0.01;
  private static final double DEEPLY_LIMITED_DB = 3;

  private final DeliveryWishes wishes;
  private final DeliveryPlan plan;
  private final Optional<Cover> cover;

  /**
   * What came of it.
   *
   * @param files in the order of the set
   * @param findings of all checks
   * @param left what an earlier delivery had and this one does not
   */
  public record Result(
      List<DeliveredFile> files, List<Finding> findings, DeliveryFolder.Outcome left) {
    /** Whether the receiver would take it. */
    public boolean passes() {
      return findings.stream().noneMatch(Finding::isFailure);
    }

    /** How many files were written. */
    public long written() {
      return files.stream().filter(file -> file.fate() == DeliveredFile.Fate.WRITTEN).count();
    }
  }

  /**
   * Plans a delivery.
   *
   * @throws studio.reprise.render.RenderException when a scene is unknown or nothing has a take
   */
  public BookDelivery(DeliveryWishes wishes) {
    this.wishes = wishes;
    this.plan = new DeliveryPlan(wishes);
    this.cover = wishes.folder().covers().get(book().coverSha256());
  }

  private Book book() {
    Book book = wishes.project().book();
    return book.title().isBlank() ? book.withTitle(plan.bookTitle()) : book;
  }

  /** The files that will be made. */
  public List<PlannedFile> files() {
    return plan.files();
  }

  /** What can be said before anything is made. */
  public List<Finding> before() {
    Findings findings = new Findings(wishes.profile(), wishes.acknowledged());
    new BookChecks(wishes, findings).check(plan.files(), cover);
    return findings.all();
  }

  /**
   * Makes everything.
   *
   * @param isCancelled asked again and again
   * @throws StorageException when the receiver's rule on machines' voices is not acknowledged,
   *     something stands against the files, or the disk refuses; files written so far are whole
   * @throws CancellationException when somebody asked for it; files written so far are whole
   */
  public Result to(Path target, DeliveryListener listener, BooleanSupplier isCancelled) {
    before().stream()
        .filter(found -> found.id() == CheckId.SYNTHETIC_POLICY && found.isFailure())
        .findFirst()
        .ifPresent(
            found -> {
              throw new StorageException("{0} Nothing was written.", found.sentence());
            });
    return made(target, listener, isCancelled);
  }

  /** Makes everything in a folder of nobody's, to be looked at and thrown away. */
  public Result tried(Path scratch, DeliveryListener listener, BooleanSupplier isCancelled) {
    return made(scratch, listener, isCancelled);
  }

  private Result made(Path target, DeliveryListener listener, BooleanSupplier isCancelled) {
    plan.files().forEach(file -> TaggedFile.requireEncoder(file.file(), file.encoding()));
    DeliveryExtras extras = new DeliveryExtras(wishes, plan, book(), cover, engine());
    List<String> names = new ArrayList<>(plan.files().stream().map(PlannedFile::file).toList());
    names.addAll(extras.files());
    names.addAll(DeliveryFolder.OF_EVERY_DELIVERY);
    try (DeliveryFolder folder =
        DeliveryFolder.begin(target, names, wishes.folder().path(), wishes.foreign())) {
      List<DeliveredFile> files = sounds(folder, listener, isCancelled);
      extras.write(folder, files, isCancelled);
      Findings findings = findings(files);
      byte[] report =
          DeliveryReport.html(
              plan.bookTitle(),
              wishes.profile(),
              SyntheticSpeech.words(book()),
              files,
              findings.all(),
              voices());
      DeliveryFolder.Outcome left = folder.finish(list(findings), files, report, wishes.orphans());
      return new Result(files, findings.all(), left);
    }
  }

  /** Several at once; whatever order they end in, the result has the plan's. */
  private List<DeliveredFile> sounds(
      DeliveryFolder folder, DeliveryListener listener, BooleanSupplier isCancelled) {
    AtomicBoolean failed = new AtomicBoolean();
    FileWork work =
        new FileWork(
            wishes.profile(),
            wishes.folder().takes(),
            book(),
            cover,
            engine(),
            build(),
            TaggedFile::open,
            () -> failed.get() || isCancelled.getAsBoolean(),
            (file, share) -> {
              synchronized (listener) {
                listener.reaches(file, share);
              }
            });
    ExecutorService threads = Executors.newFixedThreadPool(wishes.threads());
    try {
      List<Future<DeliveredFile>> coming = new ArrayList<>();
      for (PlannedFile planned : plan.files()) {
        coming.add(threads.submit(() -> sound(work, planned, folder, listener, isCancelled)));
      }
      List<DeliveredFile> files = new ArrayList<>();
      for (Future<DeliveredFile> each : coming) {
        files.add(awaited(each));
      }
      return files;
    } finally {
      failed.set(true);
      threads.shutdownNow();
      await(threads);
    }
  }

  private static DeliveredFile sound(
      FileWork work,
      PlannedFile planned,
      DeliveryFolder folder,
      DeliveryListener listener,
      BooleanSupplier isCancelled) {
    if (isCancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    synchronized (listener) {
      listener.begins(planned);
    }
    try {
      DeliveredFile file = work.make(planned, folder);
      synchronized (listener) {
        listener.ends(file);
      }
      return file;
    } catch (IOException e) {
      throw folder.stopped(e);
    }
  }

  private static DeliveredFile awaited(Future<DeliveredFile> coming) {
    try {
      return coming.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** No thread writes behind the back of whoever goes on. */
  private static void await(ExecutorService threads) {
    boolean isInterrupted = false;
    while (true) {
      try {
        if (threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Findings findings(List<DeliveredFile> files) {
    Findings findings = new Findings(wishes.profile(), wishes.acknowledged());
    FileChecks checks = new FileChecks(wishes.profile(), findings);
    for (DeliveredFile file : files) {
      // A book beside the chapters that are asked for is the author's own wish.
      if (file.planned().part() != Part.BOOK || wishes.profile().shape() == Shape.BOOK) {
        checks.check(file.planned().file(), file.heard());
      }
      limited(file, findings);
    }
    List<SetChecks.Named> all =
        files.stream()
            .map(file -> new SetChecks.Named(file.planned().file(), file.heard()))
            .toList();
    List<SetChecks.Named> row =
        files.stream()
            .filter(file -> file.planned().part() == Part.CHAPTER)
            .map(file -> new SetChecks.Named(file.planned().file(), file.heard()))
            .toList();
    new SetChecks(wishes.profile(), findings).check(row, all);
    new BookChecks(wishes, findings).check(plan.files(), cover);
    return findings;
  }

  private void limited(DeliveredFile file, Findings findings) {
    DeliveredFile.Limited limited = file.limited();
    if (limited.share() > MUCH_LIMITED || limited.deepestDb() > DEEPLY_LIMITED_DB) {
      findings.add(
          Finding.of(
                  CheckId.TRUE_PEAK,
                  Severity.WARNING,
                  "In {0} the limiter works for {1} % of the time, at most {2} dB, at line {3}. Listen there; a softer take helps.",
                  file.planned().file(),
                  Math.round(limited.share() * 1000) / 10.0,
                  Math.round(limited.deepestDb() * 10) / 10.0,
                  new LineNumbers(wishes.project()).of(limited.lineId()))
              .in(file.planned().file())
              .at(limited.lineId()));
    }
  }

  private List<DeliveryReport.Voice> voices() {
    Findings nobody = new Findings(wishes.profile(), java.util.Set.of());
    return new BookChecks(wishes, nobody)
        .heard().stream()
            .map(
                speaker ->
                    new DeliveryReport.Voice(
                        speaker.name(), speaker.clipSha256(), speaker.consent()))
            .toList();
  }

  private ObjectNode list(Findings findings) {
    ObjectNode list = new ObjectMapper().createObjectNode();
    list.put("format", 0);
    list.put("project", wishes.project().name());
    list.set("book", BookJson.write(book()));
    list.set("profile", wishes.profile().json());
    list.putObject("engine").put("program", engine()).put("build", build());
    list.putObject("reproducible")
        .put("wav", "everywhere")
        .put("mp3", "same build and processor family")
        .put("flac", "same build and processor family")
        .put("m4b", "same build and processor family")
        .put("opus", "same processor");
    ArrayNode voices = list.putArray("voices");
    for (Speaker speaker : new BookChecks(wishes, findings).heard()) {
      voices
          .addObject()
          .put("speaker", speaker.name())
          .put("clip_sha256", speaker.clipSha256())
          .put("consent", speaker.consent());
    }
    list.put("passes", findings.passes());
    ArrayNode checks = list.putArray("checks");
    findings.all().forEach(found -> checks.add(found.json()));
    return list;
  }

  /** For tags: the program and the pack, and the seed where it is one for all. */
  private String engine() {
    String pack =
        plan.files().stream()
            .flatMap(file -> file.takes().takes().stream())
            .map(take -> plan.receipt(take.fingerprint()).pack().name())
            .distinct()
            .sorted()
            .collect(java.util.stream.Collectors.joining(", "));
    return "Reprise " + version() + "; " + pack;
  }

  private static String version() {
    String version = BookDelivery.class.getPackage().getImplementationVersion();
    return version == null ? "(source)" : version;
  }

  /** What encodes: the same words mean the same bytes. */
  private String build() {
    boolean isPlain =
        plan.files().stream().allMatch(file -> file.encoding().codec() == Codec.WAV)
            && wishes.also().isEmpty();
    String encoders =
        isPlain || SoundEncoder.trouble().isPresent() ? "" : "; ffmpeg " + SoundEncoder.version();
    return "reprise " + version() + encoders + "; " + System.getProperty("os.arch");
  }
}
