package studio.reprise.speech.network;

import ai.djl.util.Utils;
import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ONNX Runtime's native libraries, unpacked once beside libtorch. Left to itself it unpacks 23 MB
 * into the temporary folder at every start, and leaves them there when the process is killed.
 */
final class OnnxNatives {
  private static final Logger LOG = LoggerFactory.getLogger(OnnxNatives.class);
  private static final String FOLDER = "onnxruntime.native.path";
  private static final List<String> NAMES =
      List.of("onnxruntime", "onnxruntime4j_jni", "onnxruntime_providers_shared");

  private OnnxNatives() {}

  /** The environment, with the libraries from where they were unpacked. */
  static synchronized OrtEnvironment environment() {
    if (System.getProperty(FOLDER) == null) {
      try {
        System.setProperty(FOLDER, unpacked().toString());
      } catch (IOException e) {
        LOG.debug("ONNX Runtime unpacks its libraries itself", e);
      }
    }
    return OrtEnvironment.getEnvironment();
  }

  private static Path unpacked() throws IOException {
    String platform = platform();
    String version = String.valueOf(OrtEnvironment.class.getPackage().getImplementationVersion());
    Path folder = Utils.getEngineCacheDir("onnxruntime").resolve(version + "-" + platform);
    Files.createDirectories(folder);
    for (String name : NAMES) {
      String file = System.mapLibraryName(name);
      URL resource =
          OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + platform + "/" + file);
      if (resource != null) {
        unpack(resource, folder.resolve(file));
      }
    }
    return folder;
  }

  /** As the library names its folders. */
  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String os = system.contains("win") ? "win" : system.contains("mac") ? "osx" : "linux";
    return os + "-" + (processor.matches("aarch64|arm64") ? "aarch64" : "x64");
  }

  private static void unpack(URL resource, Path file) throws IOException {
    URLConnection connection = resource.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      long bytes = connection.getContentLengthLong();
      if (Files.isRegularFile(file) && Files.size(file) == bytes) {
        return;
      }
      Path fresh = Files.createTempFile(file.getParent(), "unpacking", ".new");
      try {
        Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    }
  }
}
