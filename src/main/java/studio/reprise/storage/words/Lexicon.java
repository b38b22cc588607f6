package studio.reprise.storage.words;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.EditException;
import studio.reprise.document.Project;
import studio.reprise.document.SpokenForm;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/**
 * A lexicon of the W3C: <i>Pronunciation Lexicon Specification 1.0</i>, 2008. Every grapheme of a
 * lexeme gets its first pronunciation, or the one that is preferred; alphabets are {@code ipa},
 * {@code x-arpabet} and {@code x-reprise}, the tokens of the pack. It knows no speakers: what is
 * written of those and of lines is left out and told.
 */
final class Lexicon {
  private static final String NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon";

  private final XMLStreamReader in;
  private final String where;
  private final List<DictionaryEntry> entries = new ArrayList<>();
  private final List<Sentence> remarks = new ArrayList<>();
  private String alphabet = "ipa";

  private Lexicon(XMLStreamReader in, String where) {
    this.in = in;
    this.where = where;
  }

  static WordList read(byte[] file, String where) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // A lexicon of strangers reads no other file and grows no entity.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      Lexicon lexicon =
          new Lexicon(factory.createXMLStreamReader(new ByteArrayInputStream(file)), where);
      lexicon.read();
      return new WordList(lexicon.entries, lexicon.remarks);
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw new StorageException(e, "{0}, line {1} is no XML that can be read.", where, line);
    }
  }

  private void read() throws XMLStreamException {
    boolean found = false;
    while (in.hasNext()) {
      if (in.next() == XMLStreamConstants.START_ELEMENT) {
        switch (in.getLocalName()) {
          case "lexicon" -> {
            found = true;
            alphabet = attribute("alphabet").orElse(alphabet);
          }
          case "lexeme" -> lexeme();
          default -> {
            // metadata of other programs
          }
        }
      }
    }
    if (!found) {
      throw new StorageException("{0} is no pronunciation lexicon (PLS).", where);
    }
  }

  private Optional<String> attribute(String name) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (in.getAttributeLocalName(i).equals(name)) {
        return Optional.of(in.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  private void lexeme() throws XMLStreamException {
    int line = in.getLocation().getLineNumber();
    List<String> graphemes = new ArrayList<>();
    String spoken = "";
    boolean preferred = false;
    String strange = "";
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("lexeme")) {
        break;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String element = in.getLocalName();
      boolean wanted = attribute("prefer").filter("true"::equals).isPresent();
      String signs = attribute("alphabet").orElse(alphabet);
      if (element.equals("grapheme")) {
        graphemes.add(in.getElementText().strip());
      } else if (element.equals("alias") || element.equals("phoneme")) {
        String text = in.getElementText().strip();
        Optional<String> said = element.equals("alias") ? Optional.of(text) : phonemes(text, signs);
        strange = said.isEmpty() ? text : strange;
        if (said.isPresent() && (spoken.isEmpty() || wanted && !preferred)) {
          spoken = said.get();
          preferred = wanted;
        }
      }
    }
    add(graphemes, spoken, strange, line);
  }

  private void add(List<String> graphemes, String spoken, String strange, int line) {
    for (String word : graphemes) {
      if (entries.size() >= WordList.MOST_ENTRIES) {
        throw new StorageException("{0} has more than {1} entries.", where, WordList.MOST_ENTRIES);
      }
      try {
        if (spoken.isEmpty() && !strange.isEmpty()) {
          throw new EditException("The phonemes \"{0}\" are not known here.", strange);
        }
        entries.add(DictionaryEntry.forProject(word, spoken));
      } catch (EditException e) {
        remarks.add(Sentence.of("{0}, line {1}: {2}", where, line, e));
      }
    }
  }

  private static Optional<String> phonemes(String text, String alphabet) {
    try {
      return switch (alphabet.toLowerCase(Locale.ROOT)) {
        case "ipa" ->
            Ipa.arpabet(text).map(found -> SpokenForm.ofPhonemes(String.join(" ", found)));
        case "x-arpabet", "x-cmu", "x-reprise" -> Optional.of(SpokenForm.ofPhonemes(text));
        default -> Optional.empty();
      };
    } catch (EditException e) {
      return Optional.empty();
    }
  }

  /** What holds for the whole project. */
  static String write(Project project, String language) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      out.writeCharacters("\n");
      out.writeStartElement("lexicon");
      out.writeAttribute("version", "1.0");
      out.writeAttribute("xmlns", NAMESPACE);
      out.writeAttribute("alphabet", "ipa");
      out.writeAttribute("xml:lang", language);
      out.writeCharacters("\n");
      for (DictionaryEntry entry : project.dictionary()) {
        if (entry.scope() == DictionaryEntry.Scope.PROJECT) {
          lexeme(out, entry);
        }
      }
      out.writeEndElement();
      out.writeCharacters("\n");
      out.writeEndDocument();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new StorageException(e, "The lexicon cannot be written: {0}.", e);
    }
  }

  private static void lexeme(XMLStreamWriter out, DictionaryEntry entry) throws XMLStreamException {
    out.writeCharacters("  ");
    out.writeStartElement("lexeme");
    element(out, "grapheme", entry.word());
    Optional<String> phonemes = SpokenForm.phonemes(entry.spoken());
    if (phonemes.isEmpty()) {
      element(out, "alias", entry.spoken());
    } else {
      Optional<String> ipa = Ipa.of(List.of(phonemes.get().split(" ")));
      out.writeStartElement("phoneme");
      if (ipa.isEmpty()) {
        out.writeAttribute("alphabet", "x-reprise");
      }
      out.writeCharacters(ipa.orElse(phonemes.get()));
      out.writeEndElement();
    }
    out.writeEndElement();
    out.writeCharacters("\n");
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(text);
    out.writeEndElement();
  }
}
