package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import studio.reprise.render.ReceiptJson;
import studio.reprise.render.Verdict;

/** Verdicts on standard output. */
final class VerdictPrint {
  private final Surroundings surroundings;
  private final CommonOptions common;

  VerdictPrint(Surroundings surroundings, CommonOptions common) {
    this.surroundings = surroundings;
    this.common = common;
  }

  void print(List<Verdict> verdicts) {
    if (common.isJson()) {
      surroundings.out().print(ReceiptJson.write(tree(verdicts)));
      surroundings.out().flush();
      return;
    }
    for (Verdict verdict : verdicts) {
      if (verdict.outcome() != Verdict.Outcome.IDENTICAL) {
        surroundings
            .out()
            .println(verdict.lineId() + ": " + verdict.outcome().key() + ". " + verdict.sentence());
      }
    }
    StringBuilder counts = new StringBuilder();
    for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
      counts
          .append(counts.isEmpty() ? "" : ", ")
          .append(count(verdicts, outcome))
          .append(' ')
          .append(outcome.key());
    }
    surroundings.out().println(counts);
  }

  private static long count(List<Verdict> verdicts, Verdict.Outcome outcome) {
    return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
  }

  private static ObjectNode tree(List<Verdict> verdicts) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
      root.put(outcome.key(), count(verdicts, outcome));
    }
    ArrayNode takes = root.putArray("takes");
    for (Verdict verdict : verdicts) {
      ObjectNode take = takes.addObject();
      take.put("line_id", verdict.lineId());
      take.put("fingerprint", verdict.fingerprint());
      take.put("outcome", verdict.outcome().key());
      verdict
          .firstStage()
          .ifPresent(stage -> take.put("first_stage", stage.name().toLowerCase(Locale.ROOT)));
      ArrayNode differences = take.putArray("differences");
      verdict
          .differences()
          .forEach(
              difference ->
                  differences
                      .addObject()
                      .put("input", difference.input().key())
                      .put("sentence", difference.sentence().toString()));
      take.put("sentence", verdict.sentence());
    }
    return root;
  }
}
