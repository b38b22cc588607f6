package studio.reprise.ui.widget;

import java.util.Locale;
import java.util.ResourceBundle;
import studio.reprise.sentence.Sentence;

/** What the window says, in one language. Bundles: {@code messages*.properties}, UTF-8. */
public final class Messages {
  private static final String BUNDLE = "studio.reprise.ui.messages";

  private final ResourceBundle bundle;
  private final Locale locale;
  private final Catalogue catalogue;

  private Messages(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.catalogue =
        locale.equals(Locale.SIMPLIFIED_CHINESE)
            ? Catalogue.read("/studio/reprise/ui/sentences_zh_CN.txt")
            : Catalogue.english();
  }

  /** In Chinese for Chinese locales, in English for all others. */
  public static Messages in(Locale locale) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    return new Messages(chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
  }

  /** For a preference: a BCP 47 code, or "" for the system's language. */
  public static Messages of(String language) {
    return in(language.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(language));
  }

  Locale locale() {
    return locale;
  }

  /** What the window speaks, "en" or "zh". */
  public String language() {
    return locale.getLanguage();
  }

  /** The text of a key, with {0}, {1}... replaced. */
  public String text(String key, Object... values) {
    String text = bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** One text for one thing, another for several; {0} is the count. */
  public String count(String key, int count) {
    return text(count == 1 ? key + ".one" : key + ".many", count);
  }

  /** What a room below says: a problem, a finding. */
  public String sentence(Sentence sentence) {
    return catalogue.say(sentence);
  }

  /** The name of an edit, as the Undo menu says it. */
  public String edit(String name) {
    String key = "edit." + name.toLowerCase(Locale.ROOT).replace(' ', '_');
    return bundle.containsKey(key) ? bundle.getString(key) : name;
  }

  /** The text of a constant: {@code prefix.CONSTANT}. */
  public String of(String prefix, Enum<?> constant, Object... values) {
    return text(prefix + "." + constant.name(), values);
  }
}
