package studio.reprise.storage.script;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.storage.StorageException;

/**
 * Word documents: DOCX, with macros or not. Of the archive only the text, its styles, its notes and
 * its title are opened; macros, pictures, headers and comments never are.
 */
final class WordFile implements ScriptReader {
  @Override
  public ScriptDraft read(ScriptFile file, ReadingOptions options) {
    Archive archive = new Archive(file.archiveBuffer(), file.where());
    String main = Relations.related(archive, "", "/officeDocument").orElse("word/document.xml");
    byte[] text =
        archive
            .part(main)
            .orElseThrow(
                () ->
                    new StorageException(
                        "{0} is no Word document: {1} is not in it.", file.where(), main));
    try {
      WordStyles styles = WordStyles.of(part(archive, main, "/styles"));
      BookText book = new BookText(styles.language(), file.where());
      file.progress(0.1);
      read(book, styles, main, text);
      file.progress(0.7);
      for (String kind : new String[] {"/footnotes", "/endnotes"}) {
        Optional<String> name = Relations.related(archive, main, kind);
        if (name.isPresent()) {
          read(book, styles, name.get(), archive.part(name.get()).orElse(new byte[0]));
        }
      }
      file.progress(0.9);
      return BookDraft.of(book, file, "docx", title(archive), options);
    } catch (XMLStreamException e) {
      throw new StorageException(
          e,
          "{0} is damaged: its text cannot be read. Open it in a word processor and save it again.",
          file.where());
    }
  }

  private static void read(BookText book, WordStyles styles, String name, byte[] bytes)
      throws XMLStreamException {
    book.beginFile(name);
    new WordText(book, styles).read(bytes);
    book.endFile(SecondReading.xml(bytes, StandardCharsets.UTF_8, SecondReading.ofWord()));
  }

  private static byte[] part(Archive archive, String main, String kind) {
    return Relations.related(archive, main, kind).flatMap(archive::part).orElse(new byte[0]);
  }

  private static String title(Archive archive) throws XMLStreamException {
    Optional<byte[]> core = archive.part("docProps/core.xml");
    if (core.isEmpty()) {
      return "";
    }
    XMLStreamReader reader = SecondReading.reader(core.get());
    StringBuilder title = new StringBuilder();
    boolean inTitle = false;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> inTitle = reader.getLocalName().equals("title");
        case XMLStreamConstants.END_ELEMENT -> inTitle = false;
        case XMLStreamConstants.CHARACTERS -> title.append(inTitle ? reader.getText() : "");
        default -> {}
      }
    }
    return title.toString();
  }
}
