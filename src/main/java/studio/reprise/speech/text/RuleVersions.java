package studio.reprise.speech.text;

import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import studio.reprise.speech.TextRules;
import studio.reprise.speech.text.chinese.Mandarin;
import studio.reprise.speech.text.english.EnglishNormalizer;
import studio.reprise.speech.text.phones.LetterToSound;

/**
 * Names what reads texts, for receipts. Whoever lets another library, table or model decide how a
 * text is read adds it here; what lies in the pack's folder is in the pack's hash already.
 */
final class RuleVersions {
  /**
   * The program's own rules (normalisers, splitters, pronouncers). Goes up with the engine's
   * version when a text is read otherwise: receipts then tell that it was the text.
   */
  static final String OWN = "2";

  private static final int DIGITS = 16;

  private RuleVersions() {}

  /** Of packs that read phones. */
  static TextRules ofPhones() {
    return common().with("letter_to_sound", sha256(LetterToSound.class, LetterToSound.TABLE));
  }

  /** Of packs that read letters and pinyin, as the reference does. */
  static TextRules ofReference() {
    return ofPinyin();
  }

  /** Of packs that read pinyin. */
  static TextRules ofPinyin() {
    TextRules rules =
        common()
            .with("pinyin", mavenVersion("com.github.houbb/pinyin"))
            .with("hanlp", mavenVersion("com.hankcs/hanlp"));
    for (String table : Mandarin.TABLES) {
      rules = rules.with("zh_" + table.replace(".tsv", ""), sha256(Mandarin.class, table));
    }
    return rules;
  }

  private static TextRules common() {
    TextRules rules =
        TextRules.of(Map.of("reprise", OWN, "icu", VersionInfo.ICU_VERSION.toString()));
    for (String table : EnglishNormalizer.TABLES) {
      rules = rules.with("en_" + table.replace(".tsv", ""), sha256(EnglishNormalizer.class, table));
    }
    return rules;
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

  /** The first digits of a resource's hash. */
  private static String sha256(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("The program is incomplete: " + resource, e);
    }
  }
}
