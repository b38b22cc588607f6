package studio.reprise.speech.text.phones;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A word with its phones and how many words they are, or a mark.
 *
 * @param cased as it was written, capitals too
 * @param written in small letters; of a mark all those that it stands for
 */
record Piece(String cased, String written, String phones, int words, char mark) {
  private static final Pattern PHONE = Pattern.compile("<\\|([A-Z]+)[01]?\\|>");
  private static final Pattern SYMBOL = Pattern.compile("<\\|[^|]+\\|>|.");
  private static final Pattern VOWEL = Pattern.compile("<\\|[A-Z]{2}[01]\\|>");

  static Piece mark(char mark) {
    return mark(mark, String.valueOf(mark));
  }

  /** The mark that is spoken of several in a row. */
  static Piece mark(char mark, String all) {
    return new Piece(String.valueOf(mark), all, "", 0, mark);
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

  /** The same word with another vowel in the place of its first, if it has one alone. */
  Piece weak(String vowel) {
    boolean hasOne = soundsOf(phones).stream().filter(Piece::isVowel).count() == 1;
    return hasOne
        ? word(cased, written, VOWEL.matcher(phones).replaceFirst("<|" + vowel + "|>"), 1)
        : this;
  }

  /** The same word without stress on its last vowel. */
  Piece unstressedAtEnd() {
    return word(
        cased, written, phones.replaceFirst("1(\\|>(?:<\\|[A-Z]{1,2}\\|>)*)$", "0$1"), words);
  }

  /** Whether the author wrote its phones. */
  boolean isGiven() {
    return cased.startsWith("<|");
  }

  /** Its phones without stress. */
  static List<String> soundsOf(String phones) {
    return PHONE.matcher(phones).results().map(found -> found.group(1)).toList();
  }

  /** The symbols that a word is written with: phones, and blanks between spelled letters. */
  static List<String> symbols(String phones) {
    return SYMBOL.matcher(phones).results().map(MatchResult::group).toList();
  }

  static boolean isVowel(String sound) {
    return "AEIOU".indexOf(sound.charAt(0)) >= 0;
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
