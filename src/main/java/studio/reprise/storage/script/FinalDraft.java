package studio.reprise.storage.script;

import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.storage.StorageException;

/**
 * Final Draft ({@code .fdx}): paragraphs of types. What a character says stands below the name, a
 * parenthetical before it says how. XML without a DTD.
 */
final class FinalDraft {
  static final String FORMAT = "fdx";

  private static final Pattern EXTENSION = Pattern.compile("\\s*\\([^()]{0,60}\\)");

  private final GameScript script;
  private String type = "";
  private String speaker = "";
  private String direction = "";
  private int paragraphDepth;
  private int skippedDepth;
  private int depth;
  private int begun;
  private boolean inText;
  private boolean inContent;
  private final StringBuilder words = new StringBuilder();

  private FinalDraft(GameScript script) {
    this.script = script;
  }

  static ScriptDraft read(ScriptFile file, ReadingOptions options) {
    FinalDraft play = new FinalDraft(new GameScript(file, FORMAT, Markup.NONE, options));
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(file.text(options)));
      while (xml.hasNext()) {
        play.event(xml.next(), xml, file);
      }
    } catch (XMLStreamException e) {
      throw new StorageException(
          e,
          "{0}, line {1} is no XML that can be read.",
          file.where(),
          e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber()));
    }
    play.script.endParagraph();
    return play.script.draft();
  }

  private void event(int event, XMLStreamReader xml, ScriptFile file) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(xml);
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        if (inText && skippedDepth == 0) {
          words.append(xml.getText());
        }
      }
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw new StorageException(
              "{0}, line {1} names an entity, and none are read.",
              file.where(), xml.getLocation().getLineNumber());
      default -> {}
    }
  }

  private void start(XMLStreamReader xml) {
    depth++;
    String name = xml.getLocalName();
    if (skippedDepth > 0) {
      return;
    }
    switch (name) {
      case "Content" -> inContent = true;
      case "TitlePage", "ScriptNote", "SceneProperties", "HeaderAndFooter" -> skippedDepth = depth;
      case "Paragraph" -> {
        // Two voices at once nest paragraphs in one; the outer one says nothing itself.
        if (inContent) {
          paragraphDepth = depth;
          String given = xml.getAttributeValue(null, "Type");
          type = given == null ? "" : given;
          begun = xml.getLocation().getLineNumber();
          words.setLength(0);
        }
      }
      case "Text" -> inText = paragraphDepth > 0;
      default -> {}
    }
  }

  private void end() {
    if (depth == skippedDepth) {
      skippedDepth = 0;
    } else if (skippedDepth == 0) {
      if (depth == paragraphDepth) {
        paragraph(words.toString().strip());
        paragraphDepth = 0;
        words.setLength(0);
      }
      inText = inText && depth > paragraphDepth + 1;
    }
    depth--;
  }

  private void paragraph(String text) {
    if (text.isEmpty()) {
      return;
    }
    switch (type) {
      case "Scene Heading" -> {
        endSpeech();
        script.scene(text);
      }
      case "Character" -> {
        endSpeech();
        speaker = EXTENSION.matcher(text).replaceAll("").strip();
      }
      case "Parenthetical" -> direction = text.replaceAll("^\\(|\\)$", "").strip();
      case "Dialogue" -> {
        script.add(
            DraftLine.of(text)
                .withSpeaker(speaker)
                .withDirection(direction)
                .withPosition(Position.atLine(Math.max(1, begun))));
        direction = "";
      }
      default -> {
        endSpeech();
        script.leaveOut(GameScript.ACTION, text, Math.max(1, begun));
      }
    }
  }

  private void endSpeech() {
    script.endParagraph();
    direction = "";
  }
}
