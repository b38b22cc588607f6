package studio.reprise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measured figures by name; the unit is in the name. */
final class BenchFigures {
  private static final Path STATUS = Path.of("/proc/self/status");

  private final Map<String, Double> all = new LinkedHashMap<>();

  void put(String name, double value) {
    all.put(name, Math.rint(value * 1e4) / 1e4);
  }

  Map<String, Double> all() {
    return all;
  }

  /** What the process holds: the heap, and where the system tells it, all of it. */
  void memory() {
    Runtime runtime = Runtime.getRuntime();
    put("heap_used_megabytes", (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
    if (Files.isReadable(STATUS)) {
      try {
        for (String line : Files.readAllLines(STATUS)) {
          if (line.startsWith("VmRSS:")) {
            put("resident_megabytes", kilobytes(line) * 1024 / 1e6);
          } else if (line.startsWith("VmHWM:")) {
            put("resident_peak_megabytes", kilobytes(line) * 1024 / 1e6);
          }
        }
      } catch (IOException e) {
        throw new studio.reprise.render.RenderException(
            STATUS + " cannot be read: " + e.getMessage() + ".", e);
      }
    }
  }

  private static double kilobytes(String line) {
    return Double.parseDouble(line.replaceAll("[^0-9]", ""));
  }
}
