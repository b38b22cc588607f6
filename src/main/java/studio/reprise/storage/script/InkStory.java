package studio.reprise.storage.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/**
 * A compiled story of Ink: knots and stitches are scenes, a tag {@code #id:x} is a line's key. A
 * line is {@code NAME (qualifier): (direction) words}, as far as the writer keeps to that. Where
 * dink has put ids in the place of the texts, they are read from the file of texts beside it.
 */
final class InkStory {
  static final String FORMAT = "ink";

  private InkStory() {}

  static ScriptDraft read(ScriptFile file, ReadingOptions options) {
    JsonNode root = JsonScript.tree(file, options);
    if (!root.path("root").isArray()) {
      throw new StorageException(
          "{0} is no compiled story of Ink: it has no \"root\".", file.where());
    }
    GameScript script = new GameScript(file, FORMAT, Markup.INK, options);
    Optional<JsonScript.StringsFile> strings = JsonScript.stringsBeside(file, options);
    strings.ifPresent(beside -> script.language(beside.language()));
    List<InkText> texts = new InkWalk().texts(root.path("root"));
    CustomNames names = CustomNames.among(texts.stream().map(InkText::words), options.speakers());
    int withoutKey = 0;
    String scene = "";
    for (InkText text : texts) {
      if (!text.scene().equals(scene)) {
        scene = text.scene();
        script.goOn(scene);
      }
      DraftLine line = line(text, strings, names);
      if (text.kind() == InkText.Kind.CHOICE) {
        script.silent(GameScript.CAPTION, line);
      } else {
        script.add(line);
        withoutKey += line.key().isEmpty() ? 1 : 0;
      }
    }
    if (withoutKey > 0) {
      script.remark(
          Sentence.of(
              "Lines without a tag #id: {0}. Their sound is found by nothing but their words; Ink-Localiser and dink write such tags.",
              withoutKey));
    }
    return script.draft();
  }

  private static DraftLine line(
      InkText text, Optional<JsonScript.StringsFile> strings, CustomNames names) {
    String key = text.tag("id:").or(() -> known(text.words(), strings)).orElse("");
    String words = strings.flatMap(beside -> beside.of(key)).orElse(text.words());
    NameAndWords said = names.of(Markup.INK.spoken(words).words()).withLeadingDirection();
    return DraftLine.of(said.words())
        .withKey(key)
        .withSpeaker(said.name())
        .withDirection(said.direction())
        .withNote(String.join(" ", text.otherTags()))
        .withWritten(words)
        .withPosition(new Position("", 0, text.scene()));
  }

  /** dink puts the id where the words were. */
  private static Optional<String> known(String words, Optional<JsonScript.StringsFile> strings) {
    return strings.filter(beside -> beside.of(words).isPresent()).map(beside -> words);
  }
}
