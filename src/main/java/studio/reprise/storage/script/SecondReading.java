package studio.reprise.storage.script;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.parser.Parser;

/**
 * The other parser of {@link Fidelity}: the letters of a file, read in another way than the reader
 * does and without one of its rules. XML by the JDK's StAX, without DTD; what is no XML by looking
 * for its tags.
 */
final class SecondReading {
  private static final Set<String> NO_TEXT = Set.of("script", "style");

  private SecondReading() {}

  /** A factory that resolves nothing and knows no DTD. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> new ByteArrayInputStream(new byte[0]));
    return factory;
  }

  /**
   * A reader of XML in UTF-8, or in UTF-16 with its mark. Bytes that are none are found here: the
   * JDK's parser prints about them.
   *
   * @throws XMLStreamException when the bytes are no such text
   */
  static XMLStreamReader reader(byte[] bytes) throws XMLStreamException {
    boolean wide =
        bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF && bytes[0] < 0;
    return reader(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }

  private static XMLStreamReader reader(byte[] bytes, Charset charset) throws XMLStreamException {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return factory().createXMLStreamReader(new StringReader(plain));
    } catch (CharacterCodingException e) {
      throw new XMLStreamException(e);
    }
  }

  /**
   * Letters of an XHTML or HTML page.
   *
   * @param bytes of an XML file
   * @param charset that it is written in
   */
  static Letters page(byte[] bytes, Charset charset) {
    try {
      return xml(reader(bytes, charset), Set.of());
    } catch (XMLStreamException | RuntimeException e) {
      // No XML, in whatever way the parser says so.
      return tags(new String(bytes, charset));
    }
  }

  /**
   * Letters of an XML file.
   *
   * @param within local names of the elements whose text counts
   * @throws XMLStreamException when it is no XML
   */
  static Letters xml(byte[] bytes, Charset charset, Set<String> within) throws XMLStreamException {
    return xml(reader(bytes, charset), within);
  }

  private static Letters xml(XMLStreamReader reader, Set<String> within) throws XMLStreamException {
    Letters letters = new Letters();
    int counted = 0;
    int silent = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          letters.tag();
          counted += within.contains(reader.getLocalName()) ? 1 : 0;
          silent += NO_TEXT.contains(lower(reader)) ? 1 : 0;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          letters.tag();
          counted -= within.contains(reader.getLocalName()) ? 1 : 0;
          silent -= NO_TEXT.contains(lower(reader)) ? 1 : 0;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (silent == 0 && (within.isEmpty() || counted > 0)) {
            letters.text(reader.getText());
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE -> {
          if (silent == 0 && (within.isEmpty() || counted > 0)) {
            letters.text(named(reader.getLocalName()));
          }
        }
        default -> {}
      }
    }
    return letters;
  }

  private static String lower(XMLStreamReader reader) {
    return reader.getLocalName().toLowerCase(Locale.ROOT);
  }

  /** A letter by its name in HTML's table; what is not in it stays written. */
  private static String named(String name) {
    return Parser.unescapeEntities("&" + name + ";", true);
  }

  /** Letters between the tags of a page that is no XML. */
  static Letters tags(String text) {
    Letters letters = new Letters();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('<', at);
      int end = open < 0 ? text.length() : open;
      letters.text(Parser.unescapeEntities(text.substring(at, end), false));
      at = end < text.length() ? behindTag(text, end, letters) : end;
    }
    return letters;
  }

  private static int behindTag(String text, int open, Letters letters) {
    if (text.startsWith("<!--", open)) {
      return behind(text, "-->", open + 4);
    }
    if (text.startsWith("<![CDATA[", open)) {
      int end = text.indexOf("]]>", open);
      letters.text(text.substring(open + 9, end < 0 ? text.length() : end));
      return behind(text, "]]>", open);
    }
    char first = open + 1 < text.length() ? text.charAt(open + 1) : ' ';
    if (!Character.isLetter(first) && first != '/' && first != '!' && first != '?') {
      return open + 1;
    }
    letters.tag();
    int end = endOfTag(text, open + 1);
    String name = name(text, open + 1);
    boolean closesItself = end >= 2 && text.charAt(end - 2) == '/';
    if (NO_TEXT.contains(name) && !closesItself) {
      int close = text.indexOf("</", end);
      while (close >= 0 && !text.regionMatches(true, close + 2, name, 0, name.length())) {
        close = text.indexOf("</", close + 2);
      }
      return close < 0 ? text.length() : close;
    }
    return end;
  }

  private static String name(String text, int from) {
    int end = from;
    while (end < text.length() && end < from + 20 && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(from, end).toLowerCase(Locale.ROOT);
  }

  /** Behind the &gt; of a tag; one within quotation marks is a letter of an attribute. */
  private static int endOfTag(String text, int from) {
    char quote = 0;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        return at + 1;
      } else if ((c == '"' || c == '\'') && text.charAt(at - 1) == '=') {
        quote = c;
      }
    }
    return text.length();
  }

  private static int behind(String text, String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? text.length() : at + mark.length();
  }

  /** Names of elements whose text is a word processor's. */
  static Set<String> ofWord() {
    return new HashSet<>(Set.of("t", "delText", "instrText"));
  }
}
