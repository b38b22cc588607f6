package studio.reprise.desk.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.reprise.document.Book;
import studio.reprise.document.Disclosure.Spoken;
import studio.reprise.storage.delivery.format.SyntheticSpeech;

/**
 * What is read at the beginning and at the end of a book, made of its title page: a line a
 * sentence, in the book's language.
 */
public final class Credits {
  private Credits() {}

  /** Title, authors, narrators and, where the author wants it, the words on the voices. */
  public static List<String> opening(Book book) {
    boolean isChinese = isChinese(book);
    List<String> lines = new ArrayList<>();
    lines.add(title(book));
    add(lines, isChinese ? "作者：%s。" : "Written by %s.", people(book.authors(), isChinese));
    add(lines, isChinese ? "朗读：%s。" : "Narrated by %s.", people(book.narrators(), isChinese));
    if (book.disclosure().spoken() == Spoken.START) {
      lines.add(SyntheticSpeech.words(book));
    }
    return lines;
  }

  /** That it is over, what was heard, and whose it is. */
  public static List<String> closing(Book book) {
    boolean isChinese = isChinese(book);
    List<String> lines = new ArrayList<>();
    lines.add(isChinese ? "全书完。" : "The End.");
    add(lines, isChinese ? "您刚才听到的是%s" : "You have been listening to %s", title(book));
    add(lines, isChinese ? "作者：%s。" : "Written by %s.", people(book.authors(), isChinese));
    add(lines, isChinese ? "朗读：%s。" : "Narrated by %s.", people(book.narrators(), isChinese));
    add(lines, isChinese ? "版权所有：%s。" : "Copyright %s.", book.copyright().strip());
    return lines;
  }

  private static String title(Book book) {
    boolean isChinese = isChinese(book);
    String title = book.title().strip();
    String subtitle = book.subtitle().strip();
    if (isChinese) {
      return "《" + title + "》" + (subtitle.isEmpty() ? "" : "：" + subtitle) + "。";
    }
    return title + (subtitle.isEmpty() ? "" : ": " + subtitle) + ".";
  }

  private static void add(List<String> lines, String pattern, String words) {
    if (!words.isEmpty()) {
      lines.add(pattern.replace("%s", words));
    }
  }

  private static String people(List<String> names, boolean isChinese) {
    if (isChinese || names.size() < 2) {
      return names.stream().map(String::strip).collect(Collectors.joining("、"));
    }
    String last = names.get(names.size() - 1);
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + last;
  }

  private static boolean isChinese(Book book) {
    return "zh".equals(Locale.forLanguageTag(book.language()).getLanguage());
  }
}
