package studio.reprise.audio.tag;

/**
 * Elements of XML 1.0, one below the other: what goes in is a text and cannot end its element or
 * make the file unreadable.
 */
public final class XmlText {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  /** A document that begins with the declaration of its encoding. */
  public static XmlText document() {
    XmlText xml = new XmlText();
    xml.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return xml;
  }

  /** A text as it may stand in an element or in an attribute between quotation marks. */
  public static String escaped(String text) {
    return Words.lines(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The same, with what an attribute would lose. */
  public static String attribute(String text) {
    return escaped(text).replace("\n", "&#10;").replace("\t", "&#9;");
  }

  /**
   * Begins an element; {@link #end} ends it.
   *
   * @param attributes names and values in turn; the values are escaped here
   */
  public XmlText begin(String name, String... attributes) {
    tag(name, attributes).append(">\n");
    depth++;
    return this;
  }

  public XmlText end(String name) {
    depth--;
    indent().append("</").append(name).append(">\n");
    return this;
  }

  /** An element of words. */
  public XmlText element(String name, String text, String... attributes) {
    tag(name, attributes).append('>').append(escaped(text)).append("</").append(name).append(">\n");
    return this;
  }

  /** An element of words, unless there are none. */
  public XmlText optional(String name, String text) {
    return Words.lines(text).isBlank() ? this : element(name, text);
  }

  /** An element without content. */
  public XmlText empty(String name, String... attributes) {
    tag(name, attributes).append("/>\n");
    return this;
  }

  /** Text that is XML already. */
  public XmlText raw(String xml) {
    out.append(xml);
    return this;
  }

  private StringBuilder tag(String name, String... attributes) {
    indent().append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ')
          .append(attributes[i])
          .append("=\"")
          .append(attribute(attributes[i + 1]))
          .append('"');
    }
    return out;
  }

  private StringBuilder indent() {
    return out.append("  ".repeat(depth));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
