package studio.reprise.speech.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The processor's maker and its widest instructions in words, for people only. */
final class ProcessorKind {
  private static final Path TOLD = Path.of("/proc/cpuinfo");

  /** Flags of Linux and what people call them, the widest first. */
  private static final Map<String, String> WIDTHS = new LinkedHashMap<>();

  static {
    WIDTHS.put("avx512f", "AVX-512");
    WIDTHS.put("avx2", "AVX2");
    WIDTHS.put("sse4_1", "SSE4.1");
  }

  private ProcessorKind() {}

  static String here() {
    String architecture = System.getProperty("os.arch");
    if (!Files.isReadable(TOLD)) {
      return plain(System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", architecture));
    }
    try {
      List<String> lines = Files.readAllLines(TOLD);
      String maker = value(lines, "vendor_id", architecture);
      Set<String> flags = Set.of(value(lines, "flags", "").split(" "));
      for (Map.Entry<String, String> width : WIDTHS.entrySet()) {
        if (flags.contains(width.getKey())) {
          return plain(maker + " " + width.getValue());
        }
      }
      return plain(maker);
    } catch (IOException e) {
      return plain(architecture);
    }
  }

  private static String value(List<String> lines, String name, String otherwise) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(otherwise);
  }

  private static String plain(String text) {
    String ascii = text.replaceAll("[^\\x20-\\x7e]", "");
    return ascii.substring(0, Math.min(200, ascii.length()));
  }
}
