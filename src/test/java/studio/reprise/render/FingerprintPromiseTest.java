package studio.reprise.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.reprise.promise.Promise;
import studio.reprise.speech.Arithmetic;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.TextRules;

/** The names of takes, form by form. */
class FingerprintPromiseTest {
  private static final Utterance SAID =
      new Utterance(
          "She said \u201chello\u201d \u2013 \u4f60\u597d.",
          "en",
          "Good morning.",
          "c1".repeat(32),
          -42,
          new SamplerSettings(SamplerSettings.Method.RAS, 0.9, 0.8, 25, 10, 0.1),
          new FlowSettings(10, 0.7),
          List.of(new Pronunciation("hello", "hullo"), new Pronunciation("\u4f60", "ni")));

  private static Ground ground(TextRules rules) {
    return new Ground(
        24_000,
        "ab".repeat(32),
        new Arithmetic(
            "reprise", "2", "pytorch 2.7.1", "cpu-x86_64", "fp32", MathMode.PORTABLE, rules));
  }

  private static List<String> lines(Ground ground) {
    List<String> lines =
        new ArrayList<>(Arrays.asList(Fingerprint.canonical(SAID, ground).split("\n")));
    lines.add("= " + Fingerprint.of(SAID, ground));
    Fingerprint.checks(SAID, ground).forEach((name, check) -> lines.add(name + ": " + check));
    return lines;
  }

  @Test
  void aTakeHasItsName() {
    TextRules rules = TextRules.of(Map.of("reprise", "3", "icu", "77.1.0.0", "pinyin", "0.4.0"));
    Promise.keep("fingerprint.txt", "the canonical form of a fingerprint", lines(ground(rules)));
  }

  @Test
  void aTakeOfTheFirstReceiptsKeepsItsName() {
    Promise.keep(
        "fingerprint-1.txt",
        "the first canonical form of a fingerprint",
        lines(ground(TextRules.NOT_RECORDED)));
  }
}
