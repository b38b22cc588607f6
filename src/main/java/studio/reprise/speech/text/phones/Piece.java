package studio.reprise.speech.text.phones;

import java.util.List;

/**
 * A word with its phones and how many words they are, or a mark.
 *
 * @param cased as it was written, capitals too
 * @param written in small letters
 */
record Piece(String cased, String written, String phones, int words, char mark) {
  static Piece mark(char mark) {
    return new Piece(String.valueOf(mark), "", "", 0, mark);
  }

  static Piece word(String cased, String written, String phones, int words) {
    return new Piece(cased, written, phones, words, (char) 0);
  }

  boolean isLetter() {
    return written.length() == 1
        && !written.equals("i")
        && !(written.equals("a") && phones.equals("<|AX0|>"));
  }

  boolean sameAs(Piece other) {
    return isWord() && other.isWord() && phones.equals(other.phones);
  }

  Piece said(List<String> other) {
    return word(cased, written, tokens(other), words);
  }

  /** The same word with a phone in front of it. */
  Piece behind(String phone) {
    return word(cased, written, tokens(List.of(phone)) + phones, words);
  }

  boolean isWord() {
    return mark == 0;
  }

  boolean endsSentence() {
    return !isWord() && mark != ',';
  }

  /** As the tokenizer gets them. */
  static String tokens(List<String> phones) {
    StringBuilder tokens = new StringBuilder();
    for (String phone : phones) {
      tokens.append("<|").append(phone).append("|>");
    }
    return tokens.toString();
  }
}
