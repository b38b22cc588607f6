package studio.reprise.cluster.wire;

import java.util.List;

/**
 * One line between the desk, the driver and a renderer: a kind, then its fields, separated by tabs.
 * Numbers name lines within one run; JSON and Base64 hold no tab.
 *
 * <pre>
 * desk -> driver -> renderer
 *   clip SHA256 HZ BASE64       samples of a reference clip, 32-bit little-endian floats
 *   render N SHA256 JSON        a request and the clip that it needs
 * desk -> driver
 *   use KEY                     machines of another kind get no line
 *   go                          the lines so far are one job
 *   end                         no job follows
 * renderer -> driver -> desk
 *   opened KEY JSON             engine and pack of an open renderer
 *   cannot JSON                 a sentence: why it could not be opened
 *   take N RECEIPT BASE64       a take: its receipt, its samples, 16-bit little-endian integers
 *   failed N JSON               a sentence: why the line could not be spoken
 * driver -> desk
 *   waiting MACHINES            so many are there; the survey has not begun
 *   machine NAME                the line before was said by this machine
 *   surveyed MACHINES           all that are there have said opened or cannot
 *   lost N                      the line ended its renderer wherever it was tried
 *   done                        a job ended
 * </pre>
 *
 * @param kind see above
 * @param fields may be empty, and hold neither tab nor line end
 */
public record Message(String kind, List<String> fields) {
  public static final String CLIP = "clip";
  public static final String RENDER = "render";
  public static final String USE = "use";
  public static final String GO = "go";
  public static final String END = "end";
  public static final String OPENED = "opened";
  public static final String CANNOT = "cannot";
  public static final String TAKE = "take";
  public static final String FAILED = "failed";
  public static final String WAITING = "waiting";
  public static final String MACHINE = "machine";
  public static final String SURVEYED = "surveyed";
  public static final String LOST = "lost";
  public static final String DONE = "done";

  private static final String SEPARATOR = "\t";

  public Message {
    fields = List.copyOf(fields);
  }

  public static Message of(String kind, String... fields) {
    return new Message(kind, List.of(fields));
  }

  /** What a line says; every line says something, though nobody may understand it. */
  public static Message parse(String line) {
    List<String> parts = List.of(line.split(SEPARATOR, -1));
    return new Message(parts.get(0), parts.subList(1, parts.size()));
  }

  public boolean is(String wanted) {
    return kind.equals(wanted);
  }

  /** A field; "" where it is missing. */
  public String field(int index) {
    return index < fields.size() ? fields.get(index) : "";
  }

  /** The line that says it, without a line end. */
  public String line() {
    return fields.isEmpty() ? kind : kind + SEPARATOR + String.join(SEPARATOR, fields);
  }
}
