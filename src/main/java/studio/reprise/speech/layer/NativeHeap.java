package studio.reprise.speech.layer;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The heap that libtorch's tensors live in, where it is glibc's. While a pack is read, every larger
 * tensor is a mapping of its own: the pieces that weights are joined from would otherwise leave
 * holes that no later tensor fills. While the pack speaks, tensors are taken from one heap that is
 * kept: a mapping of its own would be zeroed by the kernel page by page each time, which costs more
 * than the arithmetic. No bit depends on either.
 */
public final class NativeHeap {
  private interface Allocator extends Library {
    int mallopt(int parameter, int value);

    int malloc_trim(long pad);
  }

  /** glibc's numbers of the parameters. */
  private static final int M_TRIM_THRESHOLD = -1;

  private static final int M_TOP_PAD = -2;

  private static final int M_MMAP_THRESHOLD = -3;

  private static final int LOADING_BYTES = 4 << 20;

  /** What glibc itself begins with. */
  private static final int LOADING_TOP_BYTES = 128 << 10;

  /** From the largest on; older versions of glibc refuse more than 32 MiB. */
  private static final int[] SPEAKING_BYTES = {1 << 30, 32 << 20};

  /**
   * One of glibc's heaps: so much stays at its end, or whole heaps would be given back and taken.
   */
  private static final int SPEAKING_TOP_BYTES = 64 << 20;

  /** With less than this at hand, what is freed goes back to the system at once. */
  private static final long SHORT_BYTES = 2L << 30;

  private static final Path MEMORY = Path.of("/proc/meminfo");

  private NativeHeap() {}

  /** Large tensors become mappings of their own from here on. */
  public static void whileLoading() {
    if (Platform.isLinux()) {
      Allocator allocator = Native.load("c", Allocator.class);
      set(allocator, LOADING_BYTES, LOADING_TOP_BYTES);
      allocator.malloc_trim(0);
    }
  }

  /** Freed tensors are kept for the next ones from here on, unless memory is short. */
  public static void whileSpeaking() {
    if (!Platform.isLinux()) {
      return;
    }
    if (availableBytes() < SHORT_BYTES) {
      whileLoading();
      return;
    }
    Allocator allocator = Native.load("c", Allocator.class);
    for (int bytes : SPEAKING_BYTES) {
      if (set(allocator, bytes, SPEAKING_TOP_BYTES)) {
        return;
      }
    }
  }

  private static boolean set(Allocator allocator, int bytes, int topBytes) {
    return allocator.mallopt(M_MMAP_THRESHOLD, bytes) != 0
        && allocator.mallopt(M_TRIM_THRESHOLD, bytes) != 0
        && allocator.mallopt(M_TOP_PAD, topBytes) != 0;
  }

  /** What the system, or the container that this runs in, can still give without swapping. */
  private static long availableBytes() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try {
      long available = kilobytes("MemAvailable:") << 10;
      boolean isContained = system.getTotalMemorySize() < kilobytes("MemTotal:") << 10;
      return isContained ? Math.min(available, system.getFreeMemorySize()) : available;
    } catch (IOException e) {
      return 0;
    }
  }

  private static long kilobytes(String name) throws IOException {
    try (Stream<String> lines = Files.lines(MEMORY)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    }
  }
}
