package studio.reprise;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import studio.reprise.cli.CommandLineDoor;

/**
 * Run once while the application is packaged, under a JVM that archives the classes it has seen
 * when it ends ({@code -XX:ArchiveClassesAtExit}): the program then starts in two thirds of the
 * time. A JVM that the archive does not fit ignores it.
 */
final class ClassArchive {
  /** Jars that the window and the engine use soon after the start. */
  private static final List<String> EARLY =
      List.of(
          "reprise-",
          "javafx-",
          "atlantafx-",
          "ikonli-",
          "controlsfx-",
          "picocli-",
          "jackson-",
          "api-",
          "pytorch-engine-",
          "jna-",
          "onnxruntime-",
          "logback-",
          "slf4j-",
          "snakeyaml-");

  private ClassArchive() {}

  /** Arguments are a command that speaks: it shows the classes that the engine needs. */
  public static void main(String[] args) throws IOException {
    int failed = CommandLineDoor.run(() -> {}, args);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      if (EARLY.stream().anyMatch(jar.getFileName().toString()::startsWith)) {
        load(jar);
      }
    }
    System.exit(failed);
  }

  private static void load(Path jar) throws IOException {
    ClassLoader loader = ClassArchive.class.getClassLoader();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (String name : file.stream().map(Object::toString).sorted().toList()) {
        if (name.endsWith(".class") && !name.startsWith("META-INF") && !name.contains("-info")) {
          try {
            Class.forName(name.substring(0, name.length() - 6).replace('/', '.'), false, loader);
          } catch (ClassNotFoundException | LinkageError e) {
            // It needs a library that is not there; the program does without it as well.
            continue;
          }
        }
      }
    }
  }
}
