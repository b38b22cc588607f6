package studio.reprise.speech.text;

import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import studio.reprise.speech.TextRules;
import studio.reprise.speech.text.chinese.Mandarin;
import studio.reprise.speech.text.english.EnglishNormalizer;
import studio.reprise.speech.text.markup.Manuscript;
import studio.reprise.speech.text.phones.LetterToSound;
import studio.reprise.speech.text.reference.ReferenceNormalizer;

/**
 * Names what reads texts, for receipts. Whoever lets another library, table or model decide how a
 * text is read adds it here; what lies in the pack's folder is in the pack's hash already.
 */
final class RuleVersions {
  /**
   * The program's own rules (normalisers, splitters, pronouncers). Goes up with the engine's
   * version when a text is read otherwise: receipts then tell that it was the text.
   */
  static final String OWN = "3";

  private static final int DIGITS = 16;

  private RuleVersions() {}

  /** Of packs that read phones. */
  static TextRules ofPhones() {
    return common()
        .with("letter_to_sound", sha256(LetterToSound.class, List.of(LetterToSound.TABLE)));
  }

  /** Of packs that read letters and pinyin, as the reference does. */
  static TextRules ofReference() {
    return ofPinyin()
        .with("reference", sha256(ReferenceNormalizer.class, ReferenceNormalizer.TABLES));
  }

  /** Of packs that read pinyin. */
  static TextRules ofPinyin() {
    return common()
        .with("pinyin", mavenVersion("com.github.houbb/pinyin"))
        .with("hanlp", mavenVersion("com.hankcs/hanlp"))
        .with("chinese", sha256(Mandarin.class, Mandarin.TABLES));
  }

  private static TextRules common() {
    return TextRules.of(
        Map.of(
            "reprise",
            OWN,
            "icu",
            VersionInfo.ICU_VERSION.toString(),
            "english",
            sha256(EnglishNormalizer.class, EnglishNormalizer.TABLES),
            "markup",
            sha256(Manuscript.class, Manuscript.TABLES)));
  }

  private static String mavenVersion(String artifact) {
    Properties properties = new Properties();
    try (InputStream in =
        RuleVersions.class.getResourceAsStream("/META-INF/maven/" + artifact + "/pom.properties")) {
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new IllegalStateException("The program is incomplete: " + artifact, e);
    }
  }

  /** The first digits of a hash over tables, one after the other. */
  private static String sha256(Class<?> beside, List<String> tables) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String table : tables) {
        try (InputStream in = beside.getResourceAsStream(table)) {
          digest.update(in.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("The program is incomplete: " + tables, e);
    }
  }
}
