package studio.reprise.ui.model;

import studio.reprise.sentence.Sentence;

/**
 * Something that did not work, for a dialog.
 *
 * @param kind what was tried: decides title, what was kept and what to do
 * @param sentence what happened
 */
public record Failure(Kind kind, Sentence sentence) {
  /** What was tried. */
  public enum Kind {
    OPEN,
    SAVE,
    CLIP,
    EDIT,
    PACK,
    RENDER,
    PREFERENCES,
    IMPORT,
    DICTIONARY,
    VERIFY,
    EXPORT,
    CLEANUP,
    UNEXPECTED
  }
}
