package studio.reprise.audio.tag;

import java.util.List;

/**
 * An XMP packet that says what a sound is, and that a trained model spoke it. Properties: ISO
 * 16684-1; IPTC Photo Metadata Standard, "Digital Source Type", whose value is a term of IPTC's
 * NewsCodes.
 *
 * @param creators authors, in their order
 * @param languages BCP 47
 */
public record Xmp(
    String title,
    List<String> creators,
    String description,
    String publisher,
    String rights,
    List<String> languages) {
  /** Made by a model that was trained on recordings. */
  public static final String TRAINED_ALGORITHMIC_MEDIA =
      "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

  public Xmp {
    creators = List.copyOf(creators);
    languages = List.copyOf(languages);
  }

  /** The packet, as containers hold it; the same words give the same packet. */
  public String packet() {
    XmlText xml = new XmlText();
    xml.raw("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    xml.begin("x:xmpmeta", "xmlns:x", "adobe:ns:meta/");
    xml.begin("rdf:RDF", "xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    xml.begin(
        "rdf:Description",
        "rdf:about",
        "",
        "xmlns:dc",
        "http://purl.org/dc/elements/1.1/",
        "xmlns:Iptc4xmpExt",
        "http://iptc.org/std/Iptc4xmpExt/2008-02-29/");
    xml.element("Iptc4xmpExt:DigitalSourceType", TRAINED_ALGORITHMIC_MEDIA);
    alternative(xml, "dc:title", Words.line(title));
    list(xml, "dc:creator", "rdf:Seq", creators);
    alternative(xml, "dc:description", description);
    list(xml, "dc:publisher", "rdf:Bag", List.of(publisher));
    alternative(xml, "dc:rights", rights);
    list(xml, "dc:language", "rdf:Bag", languages);
    xml.end("rdf:Description").end("rdf:RDF").end("x:xmpmeta");
    return xml.raw("<?xpacket end=\"r\"?>").toString();
  }

  private static void alternative(XmlText xml, String name, String text) {
    if (!Words.lines(text).isBlank()) {
      xml.begin(name).begin("rdf:Alt");
      xml.element("rdf:li", text, "xml:lang", "x-default");
      xml.end("rdf:Alt").end(name);
    }
  }

  private static void list(XmlText xml, String name, String kind, List<String> texts) {
    List<String> there = texts.stream().filter(text -> !Words.line(text).isEmpty()).toList();
    if (!there.isEmpty()) {
      xml.begin(name).begin(kind);
      there.forEach(text -> xml.element("rdf:li", text));
      xml.end(kind).end(name);
    }
  }
}
