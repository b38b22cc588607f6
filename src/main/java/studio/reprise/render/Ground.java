package studio.reprise.render;

import studio.reprise.speech.Arithmetic;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.PackDescription;

/**
 * What an author's words stand on: the weights that speak them and the arithmetic that computes
 * them. It can change under a project without an edit: see {@link Upgrade}.
 *
 * @param sampleRateHz of the pack's speech
 * @param packSha256 names the pack's files
 * @param arithmetic what computes
 */
record Ground(int sampleRateHz, String packSha256, Arithmetic arithmetic) {

  static Ground of(EngineDescription engine, PackDescription pack) {
    return new Ground(pack.sampleRateHz(), pack.sha256(), engine.arithmetic());
  }

  static Ground of(Receipt receipt) {
    return new Ground(receipt.made().sampleRateHz(), receipt.pack().sha256(), receipt.arithmetic());
  }

  /** Its half of the canonical form of a fingerprint. */
  String canonical() {
    return "sample_rate "
        + sampleRateHz
        + "\npack "
        + packSha256
        + "\nengine "
        + arithmetic.engine()
        + ' '
        + arithmetic.version()
        + "\nbackend "
        + arithmetic.backend()
        + "\ndevice_class "
        + arithmetic.deviceClass()
        + "\ndtype "
        + arithmetic.dtype()
        + "\nmath_mode "
        + Spelling.of(arithmetic.mathMode())
        + (arithmetic.textRules().isRecorded() ? "\ntext_rules " + arithmetic.textRules() : "")
        + '\n';
  }
}
