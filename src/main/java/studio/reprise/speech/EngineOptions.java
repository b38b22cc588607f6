package studio.reprise.speech;

/**
 * Where and how the engine computes.
 *
 * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:n}
 * @param precision number format of the weights
 * @param threads CPU threads within one operation; 0 chooses
 * @param mathMode see {@link MathMode}
 */
public record EngineOptions(String device, Precision precision, int threads, MathMode mathMode) {
  /** CPU or the GPU when one is there, single precision, threads by the machine, fast kernels. */
  public static final EngineOptions DEFAULT =
      new EngineOptions("auto", Precision.FP32, 0, MathMode.FAST);

  public EngineOptions {
    if (!device.matches("auto|cpu|cuda(:[0-9]{1,2})?")) {
      throw new SpeechException(
          "The device is one of auto, cpu, cuda, cuda:n; not \"{0}\".", device);
    }
    if (threads < 0 || threads > 256) {
      throw new SpeechException("Threads must be 0 (choose) to 256; they are {0}.", threads);
    }
  }
}
