package studio.reprise.speech.layer;

import ai.djl.Device;
import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import studio.reprise.speech.SpeechException;

/**
 * Intel's oneDNN within libtorch, which computes convolutions fast, and rounds them by what it
 * finds of the processor: its instructions and the size of its caches. Where an AMD processor's
 * hypervisor hides the caches, release 3.7.1 loses input channels. No setting of the environment
 * keeps it out; libtorch's own switch does, which neither DJL nor TorchScript reach.
 */
public final class OneDnn {
  /** libtorch's names as its compilers write them. */
  private enum Switch {
    CONTEXT("_ZN2at13globalContextEv", "?globalContext@at@@YAAEAVContext@1@XZ"),
    ONE_DNN(
        "_ZN2at7Context20setUserEnabledMkldnnEb", "?setUserEnabledMkldnn@Context@at@@QEAAX_N@Z"),
    NNPACK("_ZN2at7Context20setUserEnabledNNPACKEb", "?setUserEnabledNNPACK@Context@at@@QEAAX_N@Z");

    private final String elsewhere;
    private final String windows;

    Switch(String elsewhere, String windows) {
      this.elsewhere = elsewhere;
      this.windows = windows;
    }

    Function of(NativeLibrary library) {
      return library.getFunction(Platform.isWindows() ? windows : elsewhere);
    }
  }

  private static volatile boolean isOut;

  private OneDnn() {}

  /**
   * From here on nothing in this process is computed by it, nor by NNPACK, which would take its
   * place.
   *
   * @return false when that was so before
   * @throws SpeechException when this libtorch has no such switch
   */
  public static synchronized boolean keepOut() {
    if (isOut) {
      return false;
    }
    String library = System.mapLibraryName("torch_cpu");
    try {
      NativeLibrary torch =
          NativeLibrary.getInstance(Path.of(LibUtils.getLibtorchPath(), library).toString());
      Pointer context = Switch.CONTEXT.of(torch).invokePointer(new Object[0]);
      Switch.ONE_DNN.of(torch).invokeVoid(new Object[] {context, (byte) 0});
      Switch.NNPACK.of(torch).invokeVoid(new Object[] {context, (byte) 0});
    } catch (UnsatisfiedLinkError e) {
      throw new SpeechException(
          e, "oneDNN cannot be kept out of this libtorch ({0}): {1}.", library, e);
    }
    isOut = true;
    return true;
  }

  /** Whether its own operations can be asked for: where it is in libtorch and not kept out. */
  static boolean computesOn(Device device) {
    return !isOut && !device.isGpu() && System.getProperty("os.arch").equals("amd64");
  }

  /** Whether it was kept out. */
  public static boolean isOut() {
    return isOut;
  }
}
