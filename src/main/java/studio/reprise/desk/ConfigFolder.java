package studio.reprise.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where this user's choices for all projects are kept: the default pack and the window's
 * preferences.
 *
 * @param path the folder; it is made when something is written to it
 * @param earlier folders where versions before this one kept the same things, latest first
 */
public record ConfigFolder(Path path, List<Path> earlier) {
  private static final String NAME = "reprise";

  public ConfigFolder {
    earlier = List.copyOf(earlier);
  }

  /** A folder with nothing before it. */
  public static ConfigFolder at(Path path) {
    return new ConfigFolder(path, List.of());
  }

  /** Where this system keeps a program's settings; {@code -Dreprise.config} chooses. */
  public static ConfigFolder ofThisUser() {
    String chosen = System.getProperty("reprise.config");
    return chosen != null
        ? at(Path.of(chosen))
        : of(
            System.getProperty("os.name"),
            Path.of(System.getProperty("user.home")),
            System.getenv());
  }

  /**
   * By a system's custom: {@code %APPDATA%} on Windows, {@code Library/Application Support} on a
   * Mac, {@code $XDG_CONFIG_HOME} or {@code .config} elsewhere.
   */
  static ConfigFolder of(String system, Path home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    Path usual = home.resolve(name.contains("mac") ? "Library/Application Support" : ".config");
    Path custom =
        environed(environment, usual, name.contains("win") ? "APPDATA" : "XDG_CONFIG_HOME");
    // The command line once asked the same of every system.
    Path before = environed(environment, home.resolve(".config"), "XDG_CONFIG_HOME", "APPDATA");
    return new ConfigFolder(
        custom.resolve(NAME), before.equals(custom) ? List.of() : List.of(before.resolve(NAME)));
  }

  private static Path environed(Map<String, String> environment, Path otherwise, String... names) {
    for (String name : names) {
      String folder = environment.get(name);
      if (folder != null && !folder.isBlank()) {
        return Path.of(folder);
      }
    }
    return otherwise;
  }
}
