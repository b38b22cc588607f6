package studio.reprise.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SampleDepth;

/**
 * What {@code metadata.json} says of one thing that was handed over: a line's WAV with its receipt,
 * a joined scene with what lies beside it, or a table.
 *
 * @param tree the entry as it stands there
 * @param output the part that says where the files lie and whose they are
 * @param title of the whole metadata, from when entries did not name their source
 */
record ExportEntry(ObjectNode tree, JsonNode output, String title) {

  static ExportEntry ofLine(ObjectNode tree, String title) {
    return new ExportEntry(tree, tree.path("output"), title);
  }

  static ExportEntry ofScene(ObjectNode tree, String title) {
    return new ExportEntry(tree, tree, title);
  }

  static ExportEntry ofTable(ObjectNode tree, String title) {
    return new ExportEntry(tree, tree, title);
  }

  static ExportEntry ofTable(String file, String sha256, String source) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("file", file).put("sha256", sha256).put("source", source);
    return ofTable(tree, source);
  }

  /** Neither sound nor of a scene: what an engine reads beside the WAVs. */
  boolean isTable() {
    return output.has("sha256");
  }

  /** Of a table's bytes. */
  String sha256() {
    return output.path("sha256").asText();
  }

  /** The WAV, below the folder. */
  String file() {
    return output.path("file").asText();
  }

  /** The WAV and what lies beside it. */
  List<String> files() {
    List<String> files = new ArrayList<>(List.of(file()));
    output.path("beside").forEach(file -> files.add(file.asText()));
    return files;
  }

  String source() {
    return output.path("source").asText(title);
  }

  String scene() {
    return output.path("scene").asText();
  }

  String lineId() {
    return tree.path("line_id").asText();
  }

  /** Of the WAV's samples: 16 bits unless it says 24. */
  SampleDepth depth() {
    return output.path("bits").asInt() == SampleDepth.BITS_24.bits()
        ? SampleDepth.BITS_24
        : SampleDepth.BITS_16;
  }

  /** Whether a WAV holds the samples that were handed over. */
  boolean isOf(Pcm wav) {
    return depth().sha256(wav.samples()).equals(pcmSha256());
  }

  String pcmSha256() {
    return output.path("pcm_sha256").asText();
  }

  boolean isOf(DeliveryOrder order) {
    return source().equals(order.source())
        && (order.scenes().isEmpty() || order.scenes().contains(scene()));
  }

  /** Marks it as something that its source no longer has. */
  void leftOver() {
    if (output instanceof ObjectNode mine) {
      mine.put("left_over", true);
    }
  }
}
