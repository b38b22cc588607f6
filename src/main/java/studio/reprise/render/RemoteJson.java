package studio.reprise.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.Manner;
import studio.reprise.speech.PackDescription;

/**
 * What travels to an engine in another process and back, as JSON on one line each: requests, the
 * description of the engine, sentences. Keys are the receipt's where it has them. Values only: a
 * clip is named by its hash, and no path of this machine but the one that receipts show is in it.
 * Reading is as strict as that of {@link ReceiptJson}.
 */
public final class RemoteJson {
  private static final int MOST_NESTED = 8;
  private static final int MOST_VALUES = 50;

  private RemoteJson() {}

  /** One line, without a tab or a line end. */
  public static String write(RenderRequest request) {
    Utterance said = request.utterance();
    Receipt.Owner owner =
        new Receipt.Owner(
            request.lineId(),
            request.speakerId(),
            request.style(),
            request.seedOrigin(),
            request.promptAudio());
    ObjectNode out = ReceiptJson.MAPPER.createObjectNode();
    out.put("line_id", owner.lineId());
    out.put("speaker_id", owner.speakerId());
    if (!owner.style().isEmpty()) {
      out.put("style", owner.style());
    }
    out.put("text", said.text());
    out.put("language_requested", said.language());
    ReceiptJson.reading(out, said);
    ReceiptJson.seed(out, said, owner);
    ReceiptJson.drawing(out, said);
    ReceiptJson.clip(out, said, owner);
    ReceiptJson.dictionary(out, said);
    return line(out);
  }

  /**
   * Reads a request.
   *
   * @param jobId its name in the queue that renders it
   * @param clips where its clip is read from
   * @throws RenderException when it is none
   */
  public static RenderRequest request(String json, String jobId, ClipShelf clips) {
    ReceiptFields in = ReceiptFields.of(tree(json), "The request");
    Receipt.Owner owner = ReceiptJson.owner(in);
    Utterance said = ReceiptJson.said(in);
    return new RenderRequest(
        jobId,
        owner.lineId(),
        owner.speakerId(),
        owner.style(),
        said,
        owner.seedOrigin(),
        owner.promptAudio(),
        clips.clip(said.clipSha256()),
        RenderRequest.Priority.LINE);
  }

  /** A receipt on one line. */
  public static String write(Receipt receipt) {
    return line(ReceiptJson.tree(receipt));
  }

  /** Engine and pack of an open engine. */
  public static String write(RenderEvent.Opened opened) {
    ObjectNode out = ReceiptJson.MAPPER.createObjectNode();
    EngineDescription engine = opened.engine();
    ReceiptJson.engine(
        out.putObject("engine"), engine.arithmetic(), engine.processor(), engine.threads());
    out.set("device_note", tree(engine.deviceNote()));
    PackDescription pack = opened.pack();
    ObjectNode packOut = out.putObject("pack");
    packOut.put("name", pack.name()).put("version", pack.version()).put("sha256", pack.sha256());
    ArrayNode files = packOut.putArray("files");
    for (PackDescription.File file : pack.files()) {
      files
          .addObject()
          .put("path", file.path())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    packOut.put("sample_rate", pack.sampleRateHz());
    pack.languages().forEach(packOut.putArray("languages")::add);
    ReceiptJson.drawing(packOut, pack.sampler(), pack.flow());
    ArrayNode uses = packOut.putArray("clip_uses");
    pack.clipUses().stream().sorted().map(Spelling::of).forEach(uses::add);
    ArrayNode manners = packOut.putArray("manners");
    pack.manners().stream().sorted().map(Spelling::of).forEach(manners::add);
    return line(out);
  }

  /**
   * @throws RenderException when it describes no engine
   */
  public static RenderEvent.Opened opened(String json) {
    ReceiptFields in = ReceiptFields.of(tree(json), "The engine's description");
    ReceiptFields engine = in.object("engine");
    ReceiptFields pack = in.object("pack");
    List<PackDescription.File> files = new ArrayList<>();
    for (ReceiptFields file : pack.objects("files", 1_000)) {
      files.add(
          new PackDescription.File(
              file.text("path", 4_096),
              file.whole("bytes", 0, Long.MAX_VALUE),
              file.sha256("sha256")));
    }
    Set<ClipUse> uses = EnumSet.noneOf(ClipUse.class);
    pack.texts("clip_uses", 10)
        .forEach(word -> uses.add(pack.checked(() -> Spelling.parse(ClipUse.class, word))));
    return new RenderEvent.Opened(
        new EngineDescription(
            ReceiptJson.arithmetic(engine),
            ReceiptJson.processor(engine),
            in.sentence("device_note"),
            (int) engine.whole("threads", 0, 100_000)),
        new PackDescription(
            pack.text("name", 200),
            pack.text("version", 200),
            pack.sha256("sha256"),
            files,
            (int) pack.whole("sample_rate", 1_000, 384_000),
            pack.texts("languages", 100),
            ReceiptJson.sampler(pack),
            ReceiptJson.flow(pack),
            uses,
            Set.copyOf(pack.optionalWords("manners", 10, Manner.class))));
  }

  /** A sentence on one line. */
  public static String write(Sentence sentence) {
    return line(tree(sentence));
  }

  /**
   * @throws RenderException when it is no sentence
   */
  public static Sentence sentence(String json) {
    return sentence(tree(json), 0);
  }

  private static ObjectNode tree(Sentence sentence) {
    ObjectNode out = ReceiptJson.MAPPER.createObjectNode();
    out.put("pattern", sentence.pattern());
    ArrayNode values = out.putArray("values");
    for (Object value : sentence.values()) {
      if (value instanceof Sentence inner) {
        values.add(tree(inner));
      } else {
        values.add(value.toString());
      }
    }
    return out;
  }

  static Sentence sentence(JsonNode tree, int depth) {
    JsonNode pattern = tree.path("pattern");
    JsonNode values = tree.path("values");
    if (!pattern.isTextual()
        || !values.isArray()
        || values.size() > MOST_VALUES
        || depth > MOST_NESTED) {
      throw new RenderException("What the renderer said is no sentence.");
    }
    List<Object> all = new ArrayList<>();
    for (JsonNode value : values) {
      all.add(value.isObject() ? sentence(value, depth + 1) : value.asText());
    }
    return new Sentence(pattern.textValue(), all);
  }

  private static String line(JsonNode tree) {
    try {
      return ReceiptJson.MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of JSON nodes can always be written", e);
    }
  }

  private static JsonNode tree(String json) {
    if (json.length() > ReceiptJson.MOST_CHARACTERS) {
      throw new RenderException("What came from the other process is longer than 1 MiB.");
    }
    try {
      return ReceiptJson.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new RenderException(
          e, "What came from the other process is no valid JSON: {0}.", JsonFault.of(e));
    }
  }
}
