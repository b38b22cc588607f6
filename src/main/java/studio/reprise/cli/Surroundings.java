package studio.reprise.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import studio.reprise.desk.ConfigFolder;
import studio.reprise.desk.EngineOpener;
import studio.reprise.desk.OpenProject;
import studio.reprise.desk.Packs;
import studio.reprise.storage.delivery.DeliveryProfile;
import studio.reprise.storage.delivery.Profiles;

/**
 * What the command line touches of the world; tests bring another one.
 *
 * @param in a command that is asked line by line reads here
 * @param out results go here
 * @param err progress and complaints go here
 * @param terminal whether somebody watches: a bar is drawn, else plain lines
 * @param folder relative paths start here
 * @param home where the application lies, with {@code packs/}; empty in a bare checkout
 * @param config where the user's choices are kept
 * @param environment variables of the process
 * @param engines opens voice packs
 * @param debug whether unexpected problems show their stack trace
 */
record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Path folder,
    Optional<Path> home,
    ConfigFolder config,
    Map<String, String> environment,
    EngineOpener engines,
    boolean debug) {

  /** The files and folders that arguments name. */
  Given given() {
    return new Given(folder);
  }

  /**
   * Opens a project and tells what was recovered.
   *
   * @throws WrongUse when there is none
   * @throws studio.reprise.storage.StorageException when it cannot be read
   */
  OpenProject open(Path project) {
    OpenProject opened = OpenProject.at(given().project(project));
    opened.folder().recovery().ifPresent(sentence -> err.println("reprise: " + sentence));
    return opened;
  }

  /** The profiles of the program and of this user. */
  Profiles profiles() {
    return new Profiles(config.path().resolve("profiles"));
  }

  /**
   * The profile that an argument names: a file is one of this folder.
   *
   * @throws WrongUse when there is none of that name
   */
  DeliveryProfile profile(String named) {
    String name = named.endsWith(".json") ? folder.resolve(named).toString() : named;
    requireProfile(name);
    return profiles().get(name);
  }

  /**
   * @throws WrongUse when there is none of that name
   */
  void requireProfile(String name) {
    WrongUse.unless(() -> profiles().require(name));
  }

  /** The voice packs that are found from here. */
  Packs packs() {
    return Packs.of(home, folder, config);
  }

  static Surroundings ofProcess(EngineOpener engines) {
    Map<String, String> environment = System.getenv();
    return new Surroundings(
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        System.console() != null && !"dumb".equals(environment.get("TERM")),
        Path.of(System.getProperty("reprise.folder", "")),
        Optional.ofNullable(System.getProperty("reprise.home")).map(Path::of),
        ConfigFolder.ofThisUser(),
        environment,
        engines,
        environment.containsKey("REPRISE_DEBUG"));
  }
}
