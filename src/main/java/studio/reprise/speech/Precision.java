package studio.reprise.speech;

/** Number format of the weights in memory. */
public enum Precision {
  /** Single precision everywhere. */
  FP32,
  /** Half precision for the language model, single elsewhere. */
  FP16
}
