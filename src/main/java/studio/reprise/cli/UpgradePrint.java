package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.reprise.render.HeardBoth;
import studio.reprise.render.ReceiptJson;
import studio.reprise.render.Upgrade;

/** What changed under a project and what was decided, on standard output. */
final class UpgradePrint {
  private final Surroundings surroundings;
  private final CommonOptions common;
  private final Upgrade upgrade;

  UpgradePrint(Surroundings surroundings, CommonOptions common, Upgrade upgrade) {
    this.surroundings = surroundings;
    this.common = common;
    this.upgrade = upgrade;
  }

  /** "12 lines", "1 line". */
  static String lines(int count) {
    return count + (count == 1 ? " line" : " lines");
  }

  void changes() {
    if (common.isJson()) {
      json(tree());
      return;
    }
    for (Upgrade.Change change : upgrade.changes()) {
      say(lines(change.lines()) + ": " + change.sentence());
    }
    say(
        upgrade.isEmpty()
            ? "Nothing changed under the project."
            : lines(upgrade.touched().size())
                + " would sound otherwise"
                + (upgrade.locked() == 0 ? "" : ", " + upgrade.locked() + " more are locked")
                + ". Decide with --compare <n>, --keep or --move.");
  }

  void kept() {
    if (common.isJson()) {
      json(tree().put("kept", upgrade.touched().size()));
    } else {
      say(lines(upgrade.touched().size()) + " kept as they were.");
    }
  }

  /**
   * @param verb moved, or compared
   * @param failed sentences by line
   */
  void heard(List<HeardBoth> heard, String verb, Map<String, String> failed) {
    if (common.isJson()) {
      ObjectNode root = tree().put(verb, heard.size());
      ArrayNode lines = root.putArray("lines");
      heard.forEach(each -> line(lines.addObject(), each));
      ArrayNode not = root.putArray("failed");
      failed.forEach((id, why) -> not.addObject().put("id", id).put("sentence", why));
      json(root);
      return;
    }
    for (HeardBoth each : heard) {
      say(
          String.format(
              Locale.ROOT,
              "%s: %.1f dB apart, %+.1f s; new take %s",
              each.line().line().id(),
              each.decibels(),
              each.longerSeconds(),
              each.anew().takeId()));
    }
    say(
        lines(heard.size())
            + " "
            + verb
            + (failed.isEmpty() ? "" : ", " + failed.size() + " failed")
            + (verb.equals("moved") ? "." : "; nothing was chosen."));
  }

  private static void line(ObjectNode out, HeardBoth both) {
    out.put("id", both.line().line().id())
        .put("decibels", Math.rint(both.decibels() * 100) / 100)
        .put("longer_seconds", Math.rint(both.longerSeconds() * 1000) / 1000)
        .put("old_take", both.line().take().fingerprint())
        .put("new_take", both.anew().fingerprint());
  }

  private ObjectNode tree() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode changes = root.putArray("changes");
    for (Upgrade.Change change : upgrade.changes()) {
      changes
          .addObject()
          .put("input", change.input().key())
          .put("lines", change.lines())
          .put("sentence", change.sentence().toString());
    }
    root.put("touched", upgrade.touched().size());
    root.put("locked", upgrade.locked());
    return root;
  }

  private void json(ObjectNode root) {
    surroundings.out().print(ReceiptJson.write(root));
    surroundings.out().flush();
  }

  private void say(String line) {
    surroundings.out().println(line);
  }
}
