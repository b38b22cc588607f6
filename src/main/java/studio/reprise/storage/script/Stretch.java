package studio.reprise.storage.script;

import org.jspecify.annotations.Nullable;
import studio.reprise.document.script.Position;
import studio.reprise.sentence.Sentence;

/**
 * A stretch of a file: in a block, or left out with a reason.
 *
 * @param source as it stands in the file
 * @param block that it is in, or null
 * @param reason why it is left out; {@link Sentence#NONE} when it is in a block
 */
record Stretch(
    Origin origin, String source, @Nullable Block block, Sentence reason, Position position) {
  /** Where the words stand. */
  enum Origin {
    TEXT,
    /** In an attribute, such as the words of a picture: no parser counts it among the text. */
    ATTRIBUTE
  }

  boolean isLeftOut() {
    return block == null;
  }
}
