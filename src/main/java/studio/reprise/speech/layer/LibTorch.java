package studio.reprise.speech.layer;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.SpeechException;

/** libtorch in this process: loaded once, in one math mode, never from the network. */
public final class LibTorch {
  /** Kernels that every x86-64 processor with AVX2 has. {@link OneDnn} is kept out besides. */
  private static final Map<String, String> PORTABLE =
      new TreeMap<>(
          Map.of(
              "ATEN_CPU_CAPABILITY", "avx2",
              "MKL_CBWR", "COMPATIBLE",
              "NVIDIA_TF32_OVERRIDE", "0",
              "CUBLAS_WORKSPACE_CONFIG", ":4096:8"));

  private interface Environment extends Library {
    int setenv(String name, String value, int overwrite);
  }

  private interface WindowsEnvironment extends Library {
    int _putenv_s(String name, String value);
  }

  /** What the environment is set for: libtorch reads it once. */
  private static @Nullable MathMode loadedMode;

  private LibTorch() {}

  /**
   * Sets the environment that libtorch reads while it is loaded. Other native code reads the
   * environment too, without a lock: nothing of it may be started on another thread before.
   *
   * @throws SpeechException when libtorch is loaded in another math mode
   */
  public static synchronized void prepare(EngineOptions options) {
    if (loadedMode != null && loadedMode != options.mathMode()) {
      throw new SpeechException(
          "The engine runs in math mode {0} and cannot change to {1} before the program is started again.",
          name(loadedMode), name(options.mathMode()));
    }
    if (loadedMode == null) {
      System.setProperty("ai.djl.offline", "true");
      System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
      System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
      // On a busy machine threads that spin while they wait for each other cost a hundredfold.
      setEnvironment("GOMP_SPINCOUNT", "1000");
      // Without it MKL rounds matrix products of a few rows by the number of threads.
      setEnvironment("MKL_CBWR", "AVX2,STRICT");
      if (options.mathMode() == MathMode.PORTABLE) {
        PORTABLE.forEach(LibTorch::setEnvironment);
      }
      loadedMode = options.mathMode();
    }
  }

  /**
   * Loads libtorch if it is not loaded yet and says where it computes.
   *
   * @throws SpeechException when it is loaded in another math mode, or the device is not there
   */
  public static synchronized Device start(EngineOptions options) {
    prepare(options);
    Engine engine;
    try {
      engine = Engine.getEngine("PyTorch");
    } catch (RuntimeException | LinkageError e) {
      throw new SpeechException(
          e,
          "libtorch cannot be loaded: {0}. Its files are unpacked into DJL_CACHE_DIR (or .djl.ai in the home folder), which must be writable.",
          e);
    }
    if (options.mathMode() == MathMode.PORTABLE) {
      OneDnn.keepOut();
    }
    use(threads(options));
    return device(options.device(), engine.getGpuCount());
  }

  private static Device device(String wanted, int gpus) {
    if (wanted.equals("cpu") || (wanted.equals("auto") && gpus == 0)) {
      return Device.cpu();
    }
    int index =
        wanted.contains(":") ? Integer.parseInt(wanted.substring(wanted.indexOf(':') + 1)) : 0;
    if (gpus == 0) {
      throw new SpeechException(
          "No CUDA device is usable. Install an NVIDIA driver and a libtorch 2.7.1 for CUDA 12.8, and set PYTORCH_LIBRARY_PATH to its lib folder, PYTORCH_VERSION=2.7.1 and PYTORCH_FLAVOR=cu128; or choose the device cpu.");
    }
    if (index >= gpus) {
      throw new SpeechException(
          "There is no device cuda:{0}: this machine has {1} (cuda:0 to cuda:{2}).",
          index, gpus, gpus - 1);
    }
    return Device.gpu(index);
  }

  /**
   * CPU threads that the options mean; never more than four unless asked: the networks are small.
   * Always one in the portable mode: its matrix products round differently with their number.
   */
  public static int threads(EngineOptions options) {
    return options.mathMode() == MathMode.PORTABLE ? 1 : allThreads(options);
  }

  /** The same for work that does not know of each other, each piece of it on one thread. */
  public static int allThreads(EngineOptions options) {
    return options.threads() > 0
        ? options.threads()
        : Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Computes with so many threads until another number is asked for. Said on each thread that
   * computes: libtorch would rewrite scripts on it else, slowly and into other kernels.
   */
  public static void use(int threads) {
    JniUtils.setGraphExecutorOptimize(false);
    JniUtils.setNumThreads(threads);
  }

  /** Threads that the calling one computes with. */
  public static int threadsInUse() {
    return JniUtils.getNumThreads();
  }

  /** Libtorch's version. */
  public static String version() {
    return Engine.getEngine("PyTorch").getVersion();
  }

  /** A manager on the device, the root of one pack's tensors. */
  public static NDManager newManager(Device device) {
    return NDManager.newBaseManager(device, "PyTorch");
  }

  private static String name(MathMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static void setEnvironment(String name, String value) {
    int failed =
        Platform.isWindows()
            ? Native.load("msvcrt", WindowsEnvironment.class)._putenv_s(name, value)
            : Native.load("c", Environment.class).setenv(name, value, 1);
    if (failed != 0) {
      throw new SpeechException("The environment variable {0} cannot be set for libtorch.", name);
    }
  }
}
