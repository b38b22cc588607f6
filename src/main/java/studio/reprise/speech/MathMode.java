package studio.reprise.speech;

/** How libtorch chooses its kernels. It is fixed when libtorch loads and holds for the process. */
public enum MathMode {
  /** Fast kernels of this processor; equal bytes on processors of one kind at any thread count. */
  FAST,
  /**
   * Kernels that every x86-64 processor with AVX2 has, so that processors agree; on one thread,
   * since these kernels round differently with the number of threads.
   */
  PORTABLE
}
