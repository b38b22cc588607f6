package studio.reprise.storage.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.Sentence;

/**
 * What a check found.
 *
 * @param id of the check
 * @param severity how bad it is
 * @param value what was found, or null where it is no figure
 * @param limit what is asked, or null
 * @param file in which, or ""
 * @param lineId at which line, or ""
 * @param sentence what it is and what helps
 */
public record Finding(
    CheckId id,
    Severity severity,
    @Nullable Double value,
    @Nullable Double limit,
    String file,
    String lineId,
    Sentence sentence) {

  /** Of a set, or of what somebody decides. */
  public static Finding of(CheckId id, Severity severity, String pattern, Object... values) {
    return new Finding(id, severity, null, null, "", "", Sentence.of(pattern, values));
  }

  /** The same at a line. */
  public Finding at(String line) {
    return new Finding(id, severity, value, limit, file, line, sentence);
  }

  /** The same in a file. */
  public Finding in(String name) {
    return new Finding(id, severity, value, limit, name, lineId, sentence);
  }

  public Finding with(Severity other) {
    return new Finding(id, other, value, limit, file, lineId, sentence);
  }

  /** Whether a receiver would send it back. */
  public boolean isFailure() {
    return severity == Severity.ERROR;
  }

  /** As reports write it, in English. */
  public ObjectNode json() {
    ObjectNode out = LevelsJson.MAPPER.createObjectNode();
    out.put("id", id.key()).put("severity", severity.key());
    if (value != null) {
      out.put("value", LevelsJson.rounded(value));
    }
    if (limit != null) {
      out.put("limit", limit);
    }
    if (!file.isEmpty()) {
      out.put("file", file);
    }
    if (!lineId.isEmpty()) {
      out.put("line", lineId);
    }
    return out.put("sentence", sentence.toString());
  }
}
