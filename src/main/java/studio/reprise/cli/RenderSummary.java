package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import studio.reprise.render.Receipt;
import studio.reprise.render.ReceiptJson;

/** What a render came to, on standard output. */
final class RenderSummary {
  private final Surroundings surroundings;
  private final CommonOptions common;

  RenderSummary(Surroundings surroundings, CommonOptions common) {
    this.surroundings = surroundings;
    this.common = common;
  }

  /**
   * @param where the takes or WAVs are
   * @param exported how many WAVs were exported; 0 for none
   */
  void print(RenderReport report, Path where, int exported) {
    if (common.isJson()) {
      surroundings.out().print(ReceiptJson.write(tree(report, where, exported)));
      surroundings.out().flush();
      return;
    }
    surroundings
        .out()
        .println(
            report.rendered()
                + " rendered, "
                + report.reused()
                + " there already, "
                + report.failed().size()
                + " failed"
                + (exported == 0 ? "" : "; " + exported + " WAVs and metadata.json")
                + " in "
                + where);
  }

  private static ObjectNode tree(RenderReport report, Path where, int exported) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("rendered", report.rendered());
    root.put("reused", report.reused());
    root.put("exported", exported);
    root.put("folder", where.toString());
    ArrayNode takes = root.putArray("takes");
    report.finished().forEach((id, receipt) -> takes.add(take(id, receipt)));
    ArrayNode failed = root.putArray("failed");
    report
        .failed()
        .forEach((id, sentence) -> failed.addObject().put("id", id).put("sentence", sentence));
    return root;
  }

  private static ObjectNode take(String id, Receipt receipt) {
    ObjectNode take = new ObjectMapper().createObjectNode();
    take.put("id", id);
    take.put("fingerprint", receipt.fingerprint());
    take.put("pcm_sha256", receipt.made().pcmSha256());
    take.put("seconds", receipt.durationSeconds());
    if (!receipt.made().manners().isEmpty()) {
      ArrayNode manners = take.putArray("manners");
      receipt
          .made()
          .manners()
          .forEach(manner -> manners.add(manner.name().toLowerCase(Locale.ROOT)));
    }
    ArrayNode flags = take.putArray("flags");
    receipt.measured().flags().forEach(flag -> flags.add(flag.key()));
    return take;
  }
}
