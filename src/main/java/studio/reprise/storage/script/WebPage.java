package studio.reprise.storage.script;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import studio.reprise.document.script.ScriptDraft;

/** A saved page of the web: HTML or XHTML. Scenes begin at its headings. */
final class WebPage implements ScriptReader {
  @Override
  public ScriptDraft read(ScriptFile file, ReadingOptions options) {
    byte[] bytes = file.bytes();
    boolean isXml = file.headText().stripLeading().startsWith("<?xml");
    Document page = document(file, bytes, options, isXml);
    file.progress(0.4);
    String language = page.select("html").attr("lang");
    language = language.isEmpty() ? page.select("html").attr("xml:lang") : language;
    BookText book =
        new BookText(
            language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*") ? language : "", file.where());
    NoteLinks links = new NoteLinks();
    for (Element link : page.select("a[href]")) {
      links.see(link, "", WebPage::target);
    }
    HiddenRules rules = new HiddenRules();
    page.select("style").forEach(style -> rules.add(style.data()));
    book.beginFile("");
    new WebText(book, options, "", Map.of(), links, WebPage::target, rules).read(page);
    book.endFile(second(file, bytes, page, options, isXml));
    return BookDraft.of(book, file, "html", page.title(), options);
  }

  private static Document document(
      ScriptFile file, byte[] bytes, ReadingOptions options, boolean isXml) {
    if (!options.encoding().isEmpty()) {
      return EpubPackage.parsed(
          file.text(options).getBytes(StandardCharsets.UTF_8), Parser.htmlParser());
    }
    return isXml ? EpubPackage.page(bytes) : EpubPackage.parsed(bytes, Parser.htmlParser());
  }

  private static Letters second(
      ScriptFile file, byte[] bytes, Document page, ReadingOptions options, boolean isXml) {
    if (!options.encoding().isEmpty()) {
      return SecondReading.tags(file.text(options));
    }
    Charset charset = page.charset() == null ? StandardCharsets.UTF_8 : page.charset();
    return isXml
        ? SecondReading.page(bytes, charset)
        : SecondReading.tags(new String(bytes, charset));
  }

  private static String target(String href) {
    int mark = href.indexOf('#');
    return mark < 0 ? "" : "#" + Archive.fragment(href);
  }
}
