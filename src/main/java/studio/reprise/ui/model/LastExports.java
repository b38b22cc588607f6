package studio.reprise.ui.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.audio.SampleDepth;
import studio.reprise.desk.ProjectExport;
import studio.reprise.desk.game.GameProfile.WaveForm;

/**
 * The latest export of each project on this computer, so that it can be done again. It names
 * folders of this computer and so lies with the preferences, not in the project.
 */
final class LastExports {
  private static final Logger LOG = LoggerFactory.getLogger(LastExports.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_PROJECTS = 40;
  private static final long MOST_BYTES = 1L << 20;

  private final Path file;
  private final Executor storage;
  private @Nullable Map<String, Export> known;

  LastExports(Path file, Executor storage) {
    this.file = file;
    this.storage = storage;
  }

  Optional<Export> of(Path project) {
    return Optional.ofNullable(known().get(key(project)));
  }

  /** The latest of all projects comes last; what is too old is forgotten. */
  void remember(Path project, Export export) {
    Map<String, Export> all = known();
    all.remove(key(project));
    all.put(key(project), export);
    while (all.size() > MOST_PROJECTS) {
      all.remove(all.keySet().iterator().next());
    }
    String text = written(all);
    storage.execute(
        () -> {
          try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            studio.reprise.storage.AtomicFile.write(
                file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
          } catch (IOException e) {
            LOG.warn("The latest export cannot be remembered in {}", file, e);
          }
        });
  }

  private static String key(Path project) {
    return project.toAbsolutePath().normalize().toString();
  }

  private Map<String, Export> known() {
    if (known == null) {
      known = new LinkedHashMap<>();
      try {
        if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
          read(MAPPER.readTree(Files.readAllBytes(file)), known);
        }
      } catch (IOException | RuntimeException e) {
        LOG.warn("{} cannot be read: no export is remembered", file, e);
      }
    }
    return known;
  }

  private static void read(JsonNode all, Map<String, Export> known) {
    for (JsonNode node : all) {
      List<String> scenes = new ArrayList<>();
      node.path("scenes").forEach(scene -> scenes.add(scene.asText()));
      int rate = node.path("sample_rate").asInt();
      known.put(
          node.path("project").asText(),
          new Export(
              node.path("pattern").asText(Export.USUAL.pattern()),
              scenes,
              rate > 0 ? OptionalInt.of(rate) : OptionalInt.empty(),
              node.path("bits").asInt() == SampleDepth.BITS_24.bits()
                  ? SampleDepth.BITS_24
                  : SampleDepth.BITS_16,
              node.path("joined").asBoolean()
                  ? ProjectExport.Form.LINES_AND_SCENES
                  : ProjectExport.Form.LINES,
              node.path("for").asText(),
              node.path("broadcast").asBoolean() ? WaveForm.BROADCAST : WaveForm.PLAIN,
              node.path("folder").asText()));
    }
  }

  private static String written(Map<String, Export> all) {
    ArrayNode out = MAPPER.createArrayNode();
    all.forEach(
        (project, export) -> {
          ObjectNode node = out.addObject().put("project", project);
          node.put("folder", export.folder()).put("pattern", export.pattern());
          ArrayNode scenes = node.putArray("scenes");
          export.scenes().forEach(scenes::add);
          export.sampleRateHz().ifPresent(hz -> node.put("sample_rate", hz));
          node.put("bits", export.depth().bits());
          node.put("joined", export.form() == ProjectExport.Form.LINES_AND_SCENES);
          node.put("for", export.engine());
          node.put("broadcast", export.waveForm() == WaveForm.BROADCAST);
        });
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(out);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts and numbers can always be written", e);
    }
  }
}
