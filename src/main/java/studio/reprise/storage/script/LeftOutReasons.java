package studio.reprise.storage.script;

import studio.reprise.sentence.Sentence;

/** Why words of a book are in no line. */
final class LeftOutReasons {
  static final Sentence HEAD = Sentence.of("what the file says of itself");
  static final Sentence NAVIGATION = Sentence.of("a list of links to the chapters");
  static final Sentence NOTE_MARK = Sentence.of("the mark of a note");
  static final Sentence NOTE = Sentence.of("a note");
  static final Sentence BACK_LINK = Sentence.of("the way back from a note");
  static final Sentence PAGE_NUMBER = Sentence.of("a page number");
  static final Sentence HIDDEN = Sentence.of("hidden in the book");
  static final Sentence DELETED = Sentence.of("deleted or moved away by an editor");
  static final Sentence FIELD = Sentence.of("a field that the word processor fills in");
  static final Sentence CONTENTS_FIELD = Sentence.of("the table of contents");
  static final Sentence RUBY = Sentence.of("a reading aid above the letters");
  static final Sentence SECOND_COPY = Sentence.of("a second copy for older programs");
  static final Sentence CONTROL = Sentence.of("a button or field of a web page");
  static final Sentence PICTURE = Sentence.of("words of a picture");
  static final Sentence CODE = Sentence.of("program code");
  static final Sentence MARKUP = Sentence.of("markup: addresses and names of marks");
  static final Sentence DIRECTION = Sentence.of("a stage direction");
  static final Sentence SPEAKER = Sentence.of("who speaks, and how");
  static final Sentence TITLE = Sentence.of("a heading, which is the title of its scene");
  static final Sentence LICENCE = Sentence.of("words of Project Gutenberg about its edition");

  private LeftOutReasons() {}
}
