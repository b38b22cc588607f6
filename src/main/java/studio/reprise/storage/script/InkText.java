package studio.reprise.storage.script;

import java.util.List;
import java.util.Optional;

/**
 * A text of a compiled story of Ink.
 *
 * @param scene the knot, and the stitch behind a dot
 * @param words alternatives in braces, values in braces by their names
 * @param tags without "#"
 */
record InkText(Kind kind, String scene, String words, List<String> tags) {
  /** What a text is for. */
  enum Kind {
    LINE,
    CHOICE
  }

  InkText {
    tags = List.copyOf(tags);
  }

  /** What stands behind the start of a tag. */
  Optional<String> tag(String start) {
    return tags.stream()
        .filter(tag -> tag.startsWith(start))
        .map(tag -> tag.substring(start.length()).strip())
        .findFirst();
  }

  List<String> otherTags() {
    return tags.stream().filter(tag -> !tag.startsWith("id:")).map(tag -> "#" + tag).toList();
  }
}
