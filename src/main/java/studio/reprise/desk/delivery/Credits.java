package studio.reprise.desk.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import studio.reprise.document.Book;
import studio.reprise.document.Disclosure.Spoken;
import studio.reprise.document.Edit;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneEdits;
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

  /** Who says most of a project reads its credits; "" while nobody speaks. */
  public static String reader(Project project) {
    Map<String, Integer> letters = new LinkedHashMap<>();
    project
        .lines()
        .filter(line -> !line.speakerId().isEmpty())
        .forEach(line -> letters.merge(line.speakerId(), line.text().length(), Integer::sum));
    String most = "";
    for (Map.Entry<String, Integer> each : letters.entrySet()) {
      if (most.isEmpty() || each.getValue() > letters.getOrDefault(most, 0)) {
        most = each.getKey();
      }
    }
    return most;
  }

  /** The steps that give a project the credits which it does not have. */
  public static List<Edit> missing(Project project) {
    Book named =
        project.book().title().isBlank()
            ? project.book().withTitle(project.name())
            : project.book();
    boolean isChinese = isChinese(named);
    List<Edit> edits = new ArrayList<>();
    if (lacks(project, Scene.Role.OPENING)) {
      Scene scene =
          scene(project, Scene.Role.OPENING, isChinese ? "片头" : "Opening credits", opening(named));
      edits.add(SceneEdits.insert(scene, 0));
    }
    if (lacks(project, Scene.Role.CLOSING)) {
      Scene scene =
          scene(project, Scene.Role.CLOSING, isChinese ? "片尾" : "Closing credits", closing(named));
      edits.add(SceneEdits.insert(scene, project.scenes().size() + edits.size()));
    }
    return edits;
  }

  private static boolean lacks(Project project, Scene.Role role) {
    return project.scenes().stream().noneMatch(scene -> scene.role() == role);
  }

  private static Scene scene(Project project, Scene.Role role, String title, List<String> texts) {
    Set<String> taken = new HashSet<>();
    project.scenes().forEach(scene -> taken.add(scene.id()));
    project.lines().forEach(line -> taken.add(line.id()));
    String id = role.name().toLowerCase(Locale.ROOT);
    List<Line> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(Line.of(fresh(id + "-" + (lines.size() + 1), taken), reader(project), text));
    }
    return new Scene(fresh(id, taken), title, lines, role);
  }

  private static String fresh(String wanted, Set<String> taken) {
    String id = wanted;
    while (!taken.add(id)) {
      id = id + "x";
    }
    return id;
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
