package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;

/**
 * Watches a network's intermediate values by the names of the golden files. In production nobody
 * watches.
 */
@FunctionalInterface
interface Probe {
  /** Sees nothing. */
  Probe NONE = (name, tensor) -> {};

  /**
   * @param tensor valid only during the call
   */
  void see(String name, NDArray tensor);
}
