package studio.reprise.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.storage.AtomicFile;

/**
 * Where the scripts of projects lie on this computer, and whether they are followed. It names
 * folders of this computer and so lies with the preferences, not in the project.
 */
public final class ScriptPlaces {
  private static final Logger LOG = LoggerFactory.getLogger(ScriptPlaces.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_PLACES = 400;
  private static final long MOST_BYTES = 1L << 20;

  private record Name(String project, String script) {}

  private final Path file;
  private final Executor storage;
  private final Map<String, Following> followed = new LinkedHashMap<>();
  private @Nullable Map<Name, Path> known;

  /** The file's name among a user's choices. */
  public static final String FILE = "scripts.json";

  /**
   * @param file with the user's other choices
   * @param storage writes it
   */
  public ScriptPlaces(Path file, Executor storage) {
    this.file = file;
    this.storage = storage;
  }

  /** Where the scripts of a project lay when they were imported here, by their names. */
  public Map<String, Path> of(Path project) {
    Map<String, Path> found = new LinkedHashMap<>();
    known()
        .forEach(
            (name, path) -> {
              if (name.project().equals(key(project))) {
                found.put(name.script(), path);
              }
            });
    return found;
  }

  /** The latest comes last; what is too old is forgotten. */
  public void remember(Path project, String script, Path path) {
    Name name = new Name(key(project), script);
    Path place = path.toAbsolutePath().normalize();
    if (place.equals(known().get(name))) {
      return;
    }
    known().remove(name);
    known().put(name, place);
    while (known().size() > MOST_PLACES) {
      known().remove(known().keySet().iterator().next());
    }
    write();
  }

  /** What becomes of a project's scripts when they are saved. */
  public Following following(Path project) {
    known();
    return followed.getOrDefault(key(project), Following.OFF);
  }

  /** The latest comes last; what is too old is forgotten. */
  public void follow(Path project, Following following) {
    if (following.equals(following(project))) {
      return;
    }
    followed.remove(key(project));
    if (!following.equals(Following.OFF)) {
      followed.put(key(project), following);
    }
    while (followed.size() > MOST_PLACES) {
      followed.remove(followed.keySet().iterator().next());
    }
    write();
  }

  /** The project lies elsewhere, too: what is known of it is known there. */
  public void copy(Path project, Path other) {
    of(project).forEach((script, place) -> remember(other, script, place));
    follow(other, following(project));
  }

  private void write() {
    byte[] bytes = written();
    storage.execute(
        () -> {
          try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.write(file, bytes);
          } catch (IOException e) {
            LOG.warn("Where scripts lie cannot be remembered in {}", file, e);
          }
        });
  }

  private static String key(Path project) {
    return project.toAbsolutePath().normalize().toString();
  }

  private Map<Name, Path> known() {
    Map<Name, Path> read = known;
    if (read == null) {
      read = new LinkedHashMap<>();
      known = read;
      try {
        if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
          for (JsonNode node : MAPPER.readTree(Files.readAllBytes(file))) {
            String project = node.path("project").asText();
            if (node.has("follow")) {
              followed.put(
                  project,
                  new Following(
                      Following.Taking.valueOf(node.path("follow").asText()),
                      Following.Then.valueOf(node.path("then").asText())));
            } else {
              read.put(
                  new Name(project, node.path("script").asText()),
                  Path.of(node.path("path").asText()));
            }
          }
        }
      } catch (IOException | RuntimeException e) {
        LOG.warn("{} cannot be read: no place of a script is remembered", file, e);
      }
    }
    return read;
  }

  private byte[] written() {
    ArrayNode out = MAPPER.createArrayNode();
    known()
        .forEach(
            (name, path) ->
                out.addObject()
                    .put("project", name.project())
                    .put("script", name.script())
                    .put("path", path.toString()));
    followed.forEach(
        (project, following) ->
            out.addObject()
                .put("project", project)
                .put("follow", following.taking().name())
                .put("then", following.then().name()));
    return out.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }
}
