package studio.reprise.storage.delivery;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Book;
import studio.reprise.render.CanonicalSound;
import studio.reprise.render.Receipt;
import studio.reprise.render.TakeShelf;
import studio.reprise.storage.delivery.DeliveryProfile.Form;
import studio.reprise.storage.delivery.format.TaggedFile;

/**
 * How fast a chapter of ten minutes is delivered: {@code DeliveryBench [profile]}, by hand. The
 * speed is of the work alone: seconds of sound a second of processor time.
 */
public final class DeliveryBench {
  private static final int RATE_HZ = 24_000;
  private static final int TAKES = Integer.getInteger("takes", 100);
  private static final double TAKE_SECONDS = 5.6;
  private static final double GAP_SECONDS = 0.4;

  private DeliveryBench() {}

  /** Something like speech: syllables of many harmonics, with peaks far above their mean. */
  private static Pcm speech(int take) {
    float[] samples = new float[(int) (TAKE_SECONDS * RATE_HZ)];
    for (int i = 0; i < samples.length; i++) {
      double t = (double) i / RATE_HZ;
      double syllable = Math.pow(Math.max(0, Math.sin(2 * Math.PI * 2.2 * t + take)), 2);
      double pitch = 2 * Math.PI * 110 * t;
      double voice = 0;
      for (int h = 1; h < 20; h++) {
        voice += Math.cos(h * pitch) / h;
      }
      samples[i] = (float) (0.16 * syllable * voice);
    }
    return CanonicalSound.of(new Pcm(samples, RATE_HZ));
  }

  /** Has one take for all. */
  private static final class OneTake implements TakeShelf {
    private final Pcm sound = speech(0);

    @Override
    public Optional<Receipt> receipt(String fingerprint) {
      return Optional.empty();
    }

    @Override
    public boolean contains(String fingerprint) {
      return true;
    }

    @Override
    public Optional<Pcm> sound(String fingerprint) {
      return Optional.of(sound);
    }

    @Override
    public void requireReady() {}

    @Override
    public void put(Receipt receipt, Pcm take) {
      throw new UnsupportedOperationException();
    }
  }

  /** What each step costs, in seconds of sound a second of processor time. */
  private static void steps(DeliveryProfile profile, PlacedTakes placed, Path folder)
      throws IOException {
    Form form = profile.made();
    int rateHz = form.encoding(RATE_HZ).sampleRateHz();
    double seconds = (double) placed.samples() / RATE_HZ;
    long start = cpu();
    try (Mastering mastering =
        new Mastering(placed, new OneTake(), profile, rateHz, 1, folder, () -> false)) {
      long placedAt = cpu();
      try (Mastering.Master master = mastering.toLevel()) {
        long levelled = cpu();
        Path file = folder.resolve("step." + form.codec().ending());
        new FileMaking(profile, form.encoding(RATE_HZ), TaggedFile::open)
            .encode(master, file, DeliveryProof.nothingSaid(form.encoding(RATE_HZ)));
        long encoded = cpu();
        Heard.of(file);
        System.out.printf(
            Locale.ROOT,
            "placed %.0f x, levelled %.0f x, encoded %.0f x, heard %.0f x%n",
            seconds * 1e9 / (placedAt - start),
            seconds * 1e9 / (levelled - placedAt),
            seconds * 1e9 / (encoded - levelled),
            seconds * 1e9 / (cpu() - encoded));
        Files.delete(file);
      }
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Delivers twice: the second time the machine is warm. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("delivery-bench");
    DeliveryProfile profile = new Profiles(folder).get(arguments.length > 0 ? arguments[0] : "acx");
    Form form = profile.made();
    List<PlacedTakes.Take> takes = new ArrayList<>();
    long length = (long) (TAKE_SECONDS * RATE_HZ);
    long step = (long) ((TAKE_SECONDS + GAP_SECONDS) * RATE_HZ);
    for (int i = 0; i < TAKES; i++) {
      takes.add(new PlacedTakes.Take("l" + i, "f", RATE_HZ + i * step, length, 0.5));
    }
    PlacedTakes placed =
        new PlacedTakes(
            RATE_HZ, takes, RATE_HZ + TAKES * step + 2L * RATE_HZ, PlacedTakes.Edges.FADED);
    steps(profile, placed, folder);
    for (int round = 1; round <= 2; round++) {
      String file = "audio/" + round + "." + form.codec().ending();
      PlannedFile planned =
          new PlannedFile(
              file,
              PlannedFile.Part.CHAPTER,
              "s",
              "One",
              1,
              1,
              form.encoding(RATE_HZ),
              placed,
              List.of(),
              List.of());
      FileWork work =
          new FileWork(
              profile,
              new OneTake(),
              Book.UNTITLED.withTitle("Bench"),
              Optional.empty(),
              "bench",
              "bench",
              TaggedFile::open,
              () -> false,
              FileWork.Progress.NONE);
      long wall = System.nanoTime();
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      try (DeliveryFolder out =
          DeliveryFolder.begin(
              folder.resolve("out" + round),
              List.of(file),
              folder.resolve("project"),
              studio.reprise.storage.DeliveryOrder.Foreign.KEPT)) {
        DeliveredFile made = work.make(planned, out);
        double seconds = planned.seconds();
        System.out.printf(
            Locale.ROOT,
            "%s, %.0f s of sound: %.1f x of processor time, %.1f x of wall time; %s%n",
            profile.name(),
            seconds,
            seconds * 1e9 / (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu),
            seconds * 1e9 / (System.nanoTime() - wall),
            made.heard().levels());
      }
    }
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      peak += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    System.out.printf(Locale.ROOT, "heap at most %d MB%n", peak >> 20);
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM")) {
        System.out.println(line);
      }
    }
  }
}
