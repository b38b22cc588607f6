package studio.reprise.render;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.Directions;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.Manner;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Phonemes;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.SamplerSettings;

/**
 * The name of a take: SHA-256 over the canonical form of what decides its sound. The canonical form
 * is UTF-8 text, one line an input, in this order, every line ended by a line feed:
 *
 * <pre>
 * reprise-fingerprint 2      1 for a receipt that did not record the text rules
 * text SHA                   SHA-256 of the text's UTF-8 bytes
 * language "en"              as requested
 * directions spoken          only then, or "acted"
 * begins_in whisper          only where an acted text begins so
 * phonemes on                only then
 * prompt_text SHA
 * prompt_audio_sha256 SHA    of the clip's file
 * seed 42                    signed decimal
 * sampler ras T P 25 10 R    method, temperature, top_p, top_k, win_size, tau_r
 * flow 10 C                  steps, cfg
 * dictionary SHA             see {@link #dictionary}
 * sample_rate 24000
 * pack SHA
 * engine reprise 2           name, version
 * backend pytorch 2.7.1
 * device_class cpu-x86_64
 * dtype fp32
 * math_mode fast
 * text_rules icu=77.1 ...    by name; not in form 1
 * </pre>
 *
 * T, P, R and C are the sixteen hex digits of the number's IEEE 754 bits, since no two programs
 * write decimals alike. A clock, a path, the names of project, line and speaker, and the number of
 * threads are not in it; nor is the kind of processor, so that a project stays fresh when it is
 * carried to another machine.
 */
public final class Fingerprint {
  private static final String EMPTY_DICTIONARY = Hash.sha256("");
  private static final int CHECK_DIGITS = 8;

  private Fingerprint() {}

  /** Of an utterance spoken by this pack on this engine. */
  public static String of(Utterance utterance, EngineDescription engine, PackDescription pack) {
    return of(utterance, Ground.of(engine, pack));
  }

  /** The fingerprint that a receipt's own fields give: another one means that it was edited. */
  public static String of(Receipt receipt) {
    return of(receipt.said(), Ground.of(receipt));
  }

  static String of(Utterance utterance, Ground ground) {
    return Hash.sha256(canonical(utterance, ground));
  }

  /** The canonical form. */
  static String canonical(Utterance utterance, Ground ground) {
    return "reprise-fingerprint "
        + (ground.arithmetic().textRules().isRecorded() ? 2 : 1)
        + '\n'
        + said(utterance)
        + ground.canonical();
  }

  /**
   * A few digits of a hash of each line of the canonical form, by the line's name. Kept in the
   * receipt, they tell which of its fields was edited.
   */
  static Map<String, String> checks(Utterance utterance, Ground ground) {
    Map<String, String> checks = new LinkedHashMap<>();
    String[] lines = canonical(utterance, ground).split("\n");
    for (int i = 1; i < lines.length; i++) {
      String name = lines[i].substring(0, lines[i].indexOf(' '));
      checks.put(name, Hash.sha256(lines[i]).substring(0, CHECK_DIGITS));
    }
    return checks;
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

  private static String said(Utterance utterance) {
    return "text "
        + Hash.sha256(utterance.text())
        + "\nlanguage \""
        + utterance.language()
        + '"'
        + reading(utterance.reading())
        + "\nprompt_text "
        + Hash.sha256(utterance.promptText())
        + "\nprompt_audio_sha256 "
        + utterance.clipSha256()
        + clipUse(utterance.clipUse())
        + "\nseed "
        + utterance.seed()
        + "\nsampler "
        + sampler(utterance.sampler())
        + "\nflow "
        + utterance.flow().steps()
        + ' '
        + bits(utterance.flow().cfg())
        + "\ndictionary "
        + dictionary(utterance.pronunciations())
        + '\n';
  }

  /** What is usual is not written, as with {@link #clipUse}. */
  private static String reading(ReadingChoices reading) {
    return (reading.directions() == Directions.SILENT
            ? ""
            : "\ndirections " + Spelling.of(reading.directions()))
        + (reading.opening() == Manner.PLAIN ? "" : "\nbegins_in " + Spelling.of(reading.opening()))
        + (reading.phonemes() == Phonemes.OFF
            ? ""
            : "\nphonemes " + Spelling.of(reading.phonemes()));
  }

  /** The usual use is not written: receipts from before there was another stay what they are. */
  private static String clipUse(ClipUse use) {
    return use == ClipUse.FULL ? "" : "\nclip_use " + Spelling.of(use);
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

  private static String bits(double value) {
    return HexFormat.of().toHexDigits(Double.doubleToLongBits(value));
  }
}
