package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import studio.reprise.desk.ScriptReport;
import studio.reprise.document.Line;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.LineChange;
import studio.reprise.document.script.LineChange.Field;
import studio.reprise.document.script.MergePlan;
import studio.reprise.render.ReceiptJson;
import studio.reprise.sentence.Sentence;

/** What an import does or would do, for people and for programs. */
final class ImportPrint {
  private static final int SHOWN = 60;

  private static final Map<String, Class<? extends LineChange>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("unchanged", LineChange.Kept.class);
    KINDS.put("edited", LineChange.Edited.class);
    KINDS.put("moved", LineChange.Moved.class);
    KINDS.put("new", LineChange.Added.class);
    KINDS.put("gone", LineChange.Gone.class);
    KINDS.put("renamed", LineChange.Renamed.class);
    KINDS.put("conflict", LineChange.Conflict.class);
  }

  private final Surroundings surroundings;
  private final MergePlan plan;
  private final boolean isDryRun;

  ImportPrint(Surroundings surroundings, MergePlan plan, boolean isDryRun) {
    this.surroundings = surroundings;
    this.plan = plan;
    this.isDryRun = isDryRun;
  }

  private static String kind(LineChange change) {
    return KINDS.entrySet().stream()
        .filter(kind -> kind.getValue().isInstance(change))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** What changes on standard output, what is to be known on standard error. */
  void text(boolean isQuiet) {
    if (!isQuiet) {
      surroundings
          .err()
          .println(
              plan.draft().name()
                  + " ("
                  + plan.draft().format()
                  + "): "
                  + ScriptReport.completeness(plan.draft()));
      plan.draft().remarks().forEach(this::remark);
      plan.remarks().forEach(this::remark);
      if (!plan.newSpeakers().isEmpty()) {
        surroundings
            .err()
            .println(
                "New speakers: "
                    + plan.newSpeakers().stream()
                        .map(speaker -> speaker.name())
                        .collect(Collectors.joining(", ")));
      }
    }
    if (plan.isEmpty()) {
      surroundings.out().println("nothing changed");
      return;
    }
    if (!plan.isFirst()) {
      plan.changes().stream()
          .filter(change -> !(change instanceof LineChange.Kept))
          .forEach(change -> surroundings.out().println(row(change)));
    }
    surroundings.out().println(counts());
    if (!isQuiet && plan.staleTakes() > 0) {
      surroundings
          .err()
          .println(
              plan.staleTakes()
                  + (plan.staleTakes() == 1 ? " take " : " takes ")
                  + (isDryRun ? "would become stale" : "became stale"));
    }
  }

  private void remark(Sentence sentence) {
    surroundings.err().println("reprise: " + sentence);
  }

  private String counts() {
    return KINDS.entrySet().stream()
        .filter(kind -> !plan.isFirst() || plan.count(kind.getValue()) > 0)
        .map(kind -> plan.count(kind.getValue()) + " " + kind.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String row(LineChange change) {
    String words =
        change instanceof LineChange.Added added
            ? quoted(added.theirs().text())
            : change instanceof LineChange.Edited edited
                ? fields(edited.mine(), edited.theirs(), edited.fields())
                : change instanceof LineChange.Conflict conflict
                    ? fields(conflict.mine(), conflict.theirs(), conflict.fields())
                        + (conflict.isTheirsTaken() ? "" : " (locked: kept)")
                    : change instanceof LineChange.Renamed renamed
                        ? renamed.before() + " -> " + renamed.theirs().key()
                        : change instanceof LineChange.Moved moved
                            ? quoted(moved.mine().text())
                            : change instanceof LineChange.Gone gone
                                ? quoted(gone.mine().text())
                                    + (gone.mine().locked() ? " (locked: kept)" : "")
                                : "";
    return String.format(Locale.ROOT, "%-9s %s  %s", kind(change), change.id(), words);
  }

  private static String fields(Line mine, DraftLine theirs, Set<Field> fields) {
    if (fields.contains(Field.TEXT)) {
      return quoted(mine.text()) + " -> " + quoted(theirs.text());
    }
    return fields.stream()
        .sorted()
        .map(field -> field.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String text) {
    String one = text.replaceAll("\\s+", " ");
    return "\"" + (one.length() <= SHOWN ? one : one.substring(0, SHOWN) + "\u2026") + "\"";
  }

  /** Everything as JSON on standard output. */
  void json() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("file", plan.draft().name());
    root.put("format", plan.draft().format());
    root.put("known", !plan.isFirst());
    root.put("changed", !plan.isEmpty());
    root.put("dry_run", isDryRun);
    ObjectNode counts = root.putObject("counts");
    KINDS.forEach((name, kind) -> counts.put(name, plan.count(kind)));
    root.put("stale_takes", plan.staleTakes());
    root.put("complete", plan.draft().completeness().isComplete());
    root.put("completeness", ScriptReport.completeness(plan.draft()).toString());
    ArrayNode speakers = root.putArray("new_speakers");
    plan.newSpeakers().forEach(speaker -> speakers.add(speaker.name()));
    ArrayNode remarks = root.putArray("remarks");
    plan.draft().remarks().forEach(remark -> remarks.add(remark.toString()));
    plan.remarks().forEach(remark -> remarks.add(remark.toString()));
    ArrayNode changes = root.putArray("changes");
    plan.changes().stream()
        .filter(change -> !(change instanceof LineChange.Kept))
        .forEach(change -> change(changes.addObject().put("change", kind(change)), change));
    surroundings.out().print(ReceiptJson.write(root));
  }

  private static void change(ObjectNode out, LineChange change) {
    if (change instanceof LineChange.Added added) {
      theirs(out, added.theirs());
    } else if (change instanceof LineChange.Gone gone) {
      mine(out, gone.mine()).put("key", gone.mine().origin().key());
    } else if (change instanceof LineChange.Edited edited) {
      theirs(mine(out, edited.mine()), edited.theirs());
    } else if (change instanceof LineChange.Conflict conflict) {
      theirs(mine(out, conflict.mine()), conflict.theirs());
      out.put("taken", conflict.isTheirsTaken() ? "script" : "project");
    } else if (change instanceof LineChange.Moved moved) {
      theirs(mine(out, moved.mine()), moved.theirs());
    } else if (change instanceof LineChange.Renamed renamed) {
      theirs(mine(out, renamed.mine()), renamed.theirs()).put("key_before", renamed.before());
    }
  }

  private static ObjectNode mine(ObjectNode out, Line line) {
    return out.put("line_id", line.id()).put("before", line.text());
  }

  private static ObjectNode theirs(ObjectNode out, DraftLine line) {
    return out.put("key", line.key()).put("after", line.text());
  }
}
