package studio.reprise.document.script;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;

/** Ids that a project has not: behind the highest number, so that no old take finds a new line. */
final class FreshIds {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final Pattern COUNTED = Pattern.compile("[a-z][0-9]{1,9}");

  private final Set<String> taken = new HashSet<>();
  private final Project project;
  private long line;
  private long scene;

  FreshIds(Project project, Collection<Speaker> joined) {
    this.project = project;
    project.speakers().forEach(speaker -> taken.add(speaker.id()));
    joined.forEach(speaker -> taken.add(speaker.id()));
    project.lines().forEach(each -> taken.add(each.id()));
    project.scenes().forEach(each -> taken.add(each.id()));
    line = highest("l");
    scene = project.lineCount() == 0 && project.scenes().size() == 1 ? 0 : highest("s");
  }

  private long highest(String letter) {
    long highest = 0;
    for (String id : taken) {
      if (id.startsWith(letter) && COUNTED.matcher(id).matches()) {
        highest = Math.max(highest, Long.parseLong(id.substring(1)));
      }
    }
    return highest;
  }

  /** The wanted id where it is one and free, else the next. */
  String line(String wanted) {
    if (ID.matcher(wanted).matches() && taken.add(wanted)) {
      return wanted;
    }
    String id;
    do {
      id = "l" + ++line;
    } while (!taken.add(id));
    return id;
  }

  String scene() {
    String id;
    do {
      id = "s" + ++scene;
    } while (!taken.add(id));
    return id;
  }

  String source() {
    Set<String> sources = new HashSet<>();
    project.sources().forEach(source -> sources.add(source.id()));
    int number = 1;
    while (sources.contains("x" + number)) {
      number++;
    }
    return "x" + number;
  }
}
