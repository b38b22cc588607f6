package studio.reprise.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three takes of the demo from text to samples, in portable mode: the same bytes on every processor
 * with AVX2. In a process of its own, since a process has one math mode.
 */
class PortableTakesPromiseTest {
  private static final Path DEMO = Path.of("sample-voices/demo");

  @TempDir Path temp;

  @Test
  void threeTakesOfTheDemoHaveTheirSamples() throws Exception {
    Path demo = temp.resolve("demo");
    try (Stream<Path> files = Files.walk(DEMO, 2)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = demo.resolve(DEMO.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    JsonNode rendered =
        run("render", demo.toString(), "--only", "n3", "--only", "d1", "--only", "d4");
    List<String> lines = new ArrayList<>();
    for (JsonNode take : rendered.path("takes")) {
      lines.add(
          take.path("id").asText()
              + " "
              + take.path("seconds").asDouble()
              + " s, samples "
              + take.path("pcm_sha256").asText());
    }
    assertEquals(3, lines.size(), rendered.toString());
    Promise.keep("portable-takes.txt", "the sound of the demo in portable mode", lines);
  }

  private JsonNode run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Dai.djl.offline=true",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "studio.reprise.Main"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--math", "portable", "--pack", "packs/starter", "--json", "--quiet"));
    Path complaints = temp.resolve("complaints.txt");
    Process process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> text(complaints));
    return new ObjectMapper().readTree(said);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
