package studio.reprise.ui.model;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.desk.ConfigFolder;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;
import studio.reprise.storage.AtomicFile;
import studio.reprise.ui.widget.Theme;

/** The author's preferences on disk. A file that cannot be read gives the initial ones. */
public final class PreferencesFile {
  private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);
  private static final String SHORTCUT = "shortcut.";
  private static final String RECENT = "recent.";
  private static final String VIEW = "view.";

  private final Path path;

  public PreferencesFile(Path path) {
    this.path = path;
  }

  /** Beside the other choices of this user. */
  public static PreferencesFile in(ConfigFolder config) {
    return new PreferencesFile(config.path().resolve("studio.properties"));
  }

  /** Another file of this user's choices. */
  Path beside(String name) {
    return path.resolveSibling(name);
  }

  public Preferences read() {
    if (!Files.isRegularFile(path)) {
      return Preferences.INITIAL;
    }
    Properties file = new Properties();
    try (Reader in = new StringReader(Files.readString(path))) {
      file.load(in);
      return of(file);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The preferences in {} cannot be read; the initial ones hold", path, e);
      return Preferences.INITIAL;
    }
  }

  private static Preferences of(Properties file) {
    List<String> recent = new ArrayList<>();
    for (int i = 0; file.containsKey(RECENT + i); i++) {
      recent.add(file.getProperty(RECENT + i));
    }
    EngineOptions usual = EngineOptions.DEFAULT;
    return new Preferences(
        Theme.valueOf(file.getProperty("theme", "SYSTEM")),
        file.getProperty("language", ""),
        new EngineOptions(
            file.getProperty("device", usual.device()),
            Precision.valueOf(file.getProperty("precision", usual.precision().name())),
            Integer.parseInt(file.getProperty("threads", "0")),
            MathMode.valueOf(file.getProperty("math", usual.mathMode().name()))),
        file.getProperty("cluster", ""),
        recent,
        window(file),
        below(SHORTCUT, file),
        new ViewChoices(below(VIEW, file)));
  }

  /** What is kept under names that begin so. */
  private static Map<String, String> below(String prefix, Properties file) {
    Map<String, String> found = new LinkedHashMap<>();
    file.stringPropertyNames().stream()
        .sorted()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> found.put(name.substring(prefix.length()), file.getProperty(name)));
    return found;
  }

  private static WindowPlace window(Properties file) {
    WindowPlace usual = WindowPlace.USUAL;
    return new WindowPlace(
        pixels(file, "window.x", usual.x()),
        pixels(file, "window.y", usual.y()),
        pixels(file, "window.width", usual.width()),
        pixels(file, "window.height", usual.height()),
        Boolean.parseBoolean(file.getProperty("window.maximized")));
  }

  private static double pixels(Properties file, String name, double usual) {
    return file.containsKey(name) ? Double.parseDouble(file.getProperty(name)) : usual;
  }

  /**
   * Writes them, whole or not at all.
   *
   * @throws IOException when the disk refuses; the file from before is kept
   */
  void write(Preferences preferences) throws IOException {
    Properties file = new Properties();
    file.setProperty("theme", preferences.theme().name());
    file.setProperty("language", preferences.language());
    file.setProperty("device", preferences.engine().device());
    file.setProperty("precision", preferences.engine().precision().name());
    file.setProperty("threads", Integer.toString(preferences.engine().threads()));
    file.setProperty("math", preferences.engine().mathMode().name());
    file.setProperty("cluster", preferences.cluster());
    for (int i = 0; i < preferences.recent().size(); i++) {
      file.setProperty(RECENT + i, preferences.recent().get(i));
    }
    WindowPlace window = preferences.window();
    file.setProperty("window.x", Double.toString(window.x()));
    file.setProperty("window.y", Double.toString(window.y()));
    file.setProperty("window.width", Double.toString(window.width()));
    file.setProperty("window.height", Double.toString(window.height()));
    file.setProperty("window.maximized", Boolean.toString(window.isMaximized()));
    preferences.shortcuts().forEach((name, keys) -> file.setProperty(SHORTCUT + name, keys));
    preferences.view().kept().forEach((name, value) -> file.setProperty(VIEW + name, value));
    StringWriter text = new StringWriter();
    file.store(text, null);
    Files.createDirectories(path.toAbsolutePath().getParent());
    AtomicFile.write(path, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
