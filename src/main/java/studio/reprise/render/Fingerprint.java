package studio.reprise.render;

import java.util.List;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.SamplerSettings;

/**
 * The name of a take: SHA-256 over the canonical form of what decides its sound. The canonical form
 * is UTF-8 text, one line an input, in this order:
 *
 * <pre>
 * reprise-fingerprint 1
 * text SHA              SHA-256 of the text's UTF-8 bytes
 * language "en"         as requested
 * prompt_text SHA
 * prompt_audio SHA      of the clip's file
 * seed 42               signed decimal
 * sampler ras T P 25 10 R   method, temperature, top_p, top_k, win_size, tau_r
 * flow 10 C             steps, cfg
 * dictionary SHA        see {@link #dictionary}
 * sample_rate 24000
 * pack SHA
 * engine reprise 1      name, version
 * device cpu-x86_64 fp32
 * math fast
 * </pre>
 *
 * T, P, R and C are the sixteen hex digits of the number's IEEE 754 bits: no two programs write
 * decimals alike. Every line ends with a line feed. A clock, a path, the names of project, line and
 * speaker and the number of threads are not in it.
 */
public final class Fingerprint {
  private static final String EMPTY_DICTIONARY = Hash.sha256("");

  private Fingerprint() {}

  /** Of an utterance spoken by this pack on this engine. */
  public static String of(Utterance utterance, EngineDescription engine, PackDescription pack) {
    return of(utterance, environment(engine, pack));
  }

  /** The second half of the canonical form, the same for all utterances of one open pack. */
  static String environment(EngineDescription engine, PackDescription pack) {
    return environment(
        pack.sampleRateHz(),
        pack.sha256(),
        new Receipt.Engine(
            engine.name(),
            engine.version(),
            engine.backend(),
            engine.deviceClass(),
            engine.dtype(),
            engine.threads(),
            engine.mathMode()));
  }

  static String environment(int sampleRateHz, String packSha256, Receipt.Engine engine) {
    return "sample_rate "
        + sampleRateHz
        + "\npack "
        + packSha256
        + "\nengine "
        + engine.name()
        + ' '
        + engine.version()
        + "\ndevice "
        + engine.deviceClass()
        + ' '
        + engine.dtype()
        + "\nmath "
        + Spelling.of(engine.mathMode())
        + '\n';
  }

  static String of(Utterance utterance, String environment) {
    return Hash.sha256(
        "reprise-fingerprint 1\ntext "
            + Hash.sha256(utterance.text())
            + "\nlanguage \""
            + utterance.language()
            + "\"\nprompt_text "
            + Hash.sha256(utterance.promptText())
            + "\nprompt_audio "
            + utterance.clipSha256()
            + "\nseed "
            + utterance.seed()
            + "\nsampler "
            + sampler(utterance.sampler())
            + "\nflow "
            + flow(utterance.flow())
            + "\ndictionary "
            + dictionary(utterance.pronunciations())
            + '\n'
            + environment);
  }

  /** SHA-256 over the pronunciations, one "SHA-256(word) SHA-256(spoken)" line each, in order. */
  public static String dictionary(List<Pronunciation> pronunciations) {
    if (pronunciations.isEmpty()) {
      return EMPTY_DICTIONARY;
    }
    StringBuilder form = new StringBuilder();
    for (Pronunciation entry : pronunciations) {
      form.append(Hash.sha256(entry.word()))
          .append(' ')
          .append(Hash.sha256(entry.spoken()))
          .append('\n');
    }
    return Hash.sha256(form.toString());
  }

  /** The fingerprint that a receipt's own fields give: another one means that it was edited. */
  public static String of(Receipt receipt) {
    return of(
        receipt.utterance(),
        environment(receipt.sampleRateHz(), receipt.pack().sha256(), receipt.engine()));
  }

  private static String sampler(SamplerSettings s) {
    return Spelling.of(s.method())
        + ' '
        + bits(s.temperature())
        + ' '
        + bits(s.topP())
        + ' '
        + s.topK()
        + ' '
        + s.winSize()
        + ' '
        + bits(s.tauR());
  }

  private static String flow(FlowSettings f) {
    return f.steps() + " " + bits(f.cfg());
  }

  private static String bits(double value) {
    return java.util.HexFormat.of().toHexDigits(Double.doubleToLongBits(value));
  }
}
