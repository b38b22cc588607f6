package studio.reprise.audio.tag;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The mark of generated content that GB 45438-2025 asks for: the value of a file's "AIGC" tag.
 *
 * @param contentProducer who made the content: the author or publisher
 * @param produceId what the producer calls this piece: its fingerprint
 */
public record AiLabel(String contentProducer, String produceId) {
  /** What every container calls the tag. */
  public static final String KEY = "AIGC";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** One line of JSON; "1" says that the content is generated, not that it may be. */
  public String json() {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("Label", "1");
    json.put("ContentProducer", Words.line(contentProducer));
    json.put("ProduceID", Words.line(produceId));
    json.put("ReservedCode1", "");
    json.put("ContentPropagator", "");
    json.put("PropagateID", "");
    json.put("ReservedCode2", "");
    return json.toString();
  }
}
