package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The starter script, in environments in which Java would know no letter but ASCII's. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for sh; Windows has reprise.bat")
class StarterScriptTest {
  private static final Path SCRIPT = Path.of("packaging/bin/reprise");

  @TempDir Path temp;

  /** Stands for Java: says with what it was called, and how the real one would read names. */
  @BeforeEach
  void makeJava() throws IOException {
    Path java = temp.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(
        java,
        "#!/bin/sh\n"
            + "pwd\n"
            + "for each in \"$@\"; do echo \"argument $each\"; done\n"
            + "exec '"
            + Path.of(System.getProperty("java.home"), "bin/java")
            + "' -XX:TieredStopAtLevel=1 -XshowSettings:properties -version 2>&1\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> run(Path home, Map<String, String> environment, String... arguments)
      throws IOException {
    Path script = home.resolve("bin/reprise");
    Files.createDirectories(script.getParent());
    Files.createDirectories(home.resolve("lib"));
    Files.copy(SCRIPT, script);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command = new java.util.ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command).directory(temp.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    process.environment().put("JAVA_HOME", temp.resolve("jdk").toString());
    process.environment().putAll(environment);
    Process running = process.redirectErrorStream(true).start();
    return new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LC_ALL=C", "LC_ALL=POSIX", "LANG=zh_CN.UTF-8", "LC_ALL=xx_YY.UTF-8"})
  void javaReadsNamesAsUtf8InEveryLocale(String setting) throws IOException {
    Map<String, String> environment =
        setting.isEmpty() ? Map.of() : Map.of(setting.split("=")[0], setting.split("=")[1]);
    List<String> said = run(temp.resolve("home"), environment, "render", "a b");
    assertTrue(said.contains("sun.jnu.encoding = UTF-8"), () -> String.join("\n", said));
    assertEquals(
        List.of("argument studio.reprise.Main", "argument render", "argument a b"),
        said.stream()
            .filter(line -> line.startsWith("argument "))
            .skip(said.stream().filter(line -> line.startsWith("argument ")).count() - 3)
            .toList());
  }

  @Test
  void theLanguageThatWasAskedForIsHandedOn() throws IOException {
    List<String> said = run(temp.resolve("home"), Map.of("LANG", "de_AT.ISO-8859-1"));
    assertTrue(said.contains("argument -Duser.language=de"), () -> String.join("\n", said));
    assertTrue(said.contains("argument -Duser.country=AT"), () -> String.join("\n", said));
  }

  @Test
  void aFolderMayHaveAColonOrAFaceInItsName() throws IOException {
    List<String> colon = run(temp.resolve("a:b c"), Map.of("LC_ALL", "C"));
    assertTrue(colon.contains("argument *"), () -> String.join("\n", colon));
    assertTrue(
        colon.contains("argument -Dreprise.folder=" + temp.toRealPath()),
        () -> String.join("\n", colon));
    assertTrue(colon.get(0).endsWith("a:b c/lib"), () -> String.join("\n", colon));
    assertTrue(colon.stream().noneMatch(line -> line.contains("SharedArchiveFile")));

    Path home = temp.resolve("\uD83D\uDE00");
    List<String> face = run(home, Map.of("LC_ALL", "C"));
    assertTrue(
        face.stream().anyMatch(line -> line.startsWith("argument ") && line.endsWith("/lib/*")),
        () -> String.join("\n", face));
  }
}
