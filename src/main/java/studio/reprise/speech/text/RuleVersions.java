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
import studio.reprise.speech.text.heteronyms.Heteronyms;
import studio.reprise.speech.text.heteronyms.PartsOfSpeech;
import studio.reprise.speech.text.markup.Manuscript;
import studio.reprise.speech.text.phones.LetterToSound;
import studio.reprise.speech.text.phones.Pronouncer;
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
  static final String OWN = "6";

  private static final int DIGITS = 16;

  private RuleVersions() {}

  /**
   * Tables that come with the program.
   *
   * @param name in receipts
   * @param beside the class in whose package they lie
   * @param files in a fixed order
   */
  record Tables(String name, Class<?> beside, List<String> files) {}

  static final Tables ENGLISH =
      new Tables("english", EnglishNormalizer.class, EnglishNormalizer.TABLES);
  static final Tables CHINESE = new Tables("chinese", Mandarin.class, Mandarin.TABLES);
  static final Tables MARKUP = new Tables("markup", Manuscript.class, Manuscript.TABLES);
  static final Tables REFERENCE =
      new Tables("reference", ReferenceNormalizer.class, ReferenceNormalizer.TABLES);
  static final Tables LETTERS =
      new Tables("letter_to_sound", LetterToSound.class, List.of(LetterToSound.TABLE));
  static final Tables COLLOQUIAL = new Tables("colloquial", Pronouncer.class, Pronouncer.TABLES);
  static final Tables HETERONYMS =
      new Tables("heteronyms", Heteronyms.class, List.of(Heteronyms.TABLE));
  static final Tables PARTS_OF_SPEECH =
      new Tables("part_of_speech", PartsOfSpeech.class, List.of(PartsOfSpeech.MODEL));

  /** Of packs that read phones. */
  static TextRules ofPhones() {
    return with(with(with(with(common(), LETTERS), COLLOQUIAL), HETERONYMS), PARTS_OF_SPEECH)
        .with("opennlp", mavenVersion("org.apache.opennlp/opennlp-tools"));
  }

  /** Of packs that read letters and pinyin, as the reference does. */
  static TextRules ofReference() {
    return with(ofPinyin(), REFERENCE);
  }

  /** Of packs that read pinyin. */
  static TextRules ofPinyin() {
    return with(common(), CHINESE)
        .with("pinyin", mavenVersion("com.github.houbb/pinyin"))
        .with("hanlp", mavenVersion("com.hankcs/hanlp"));
  }

  private static TextRules common() {
    TextRules libraries =
        TextRules.of(Map.of("reprise", OWN, "icu", VersionInfo.ICU_VERSION.toString()));
    return with(with(libraries, ENGLISH), MARKUP);
  }

  private static TextRules with(TextRules rules, Tables tables) {
    return rules.with(tables.name(), sha256(tables.beside(), tables.files()));
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
