package studio.reprise.speech.text.phones;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * How an English word that no lexicon has is most likely said. Each letter speaks none, one or two
 * phones; the longest known context of the letter decides which. The contexts were learned from the
 * starter voice's lexicon ({@code packaging/letter-to-sound}).
 */
public final class LetterToSound {
  /** The resource with the contexts that come with the program. */
  public static final String TABLE = "letter-to-sound.tsv.gz";

  /** Neighbours in the order in which a context grows; 0 is the letter itself. */
  private static final int[] ORDER = {0, 1, -1, 2, -2, 3, -3, 4, -4, 5, 6, -5};

  private static final char EDGE = '#';
  private static final String SILENT = "_";

  private final Lexicon contexts;

  public LetterToSound(Lexicon contexts) {
    this.contexts = contexts;
  }

  /** The contexts that come with the program. */
  public static LetterToSound open() {
    String name = TABLE;
    try (InputStream in = LetterToSound.class.getResourceAsStream(name)) {
      return new LetterToSound(Lexicon.read(in, name));
    } catch (IOException e) {
      throw new IllegalStateException("The program is incomplete: " + name + " is missing", e);
    }
  }

  /**
   * @param word lower-case letters a to z
   * @return its phones, one vowel of them stressed; none when the letters are silent
   */
  public List<String> phones(String word) {
    List<String> phones = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      String context = context(word, i);
      for (int length = context.length(); length > 0; length--) {
        String[] said = contexts.phones(context.substring(0, length));
        if (said != null) {
          if (!said[0].equals(SILENT)) {
            phones.addAll(List.of(said));
          }
          break;
        }
      }
    }
    return stressed(phones);
  }

  private static String context(String word, int at) {
    char[] context = new char[ORDER.length];
    for (int i = 0; i < ORDER.length; i++) {
      int place = at + ORDER[i];
      context[i] = place < 0 || place >= word.length() ? EDGE : word.charAt(place);
    }
    return new String(context);
  }

  /** A word has a stressed vowel: its first full one when the letters gave none. */
  public static List<String> stressed(List<String> phones) {
    if (phones.stream().anyMatch(phone -> phone.endsWith("1"))) {
      return phones;
    }
    int first = -1;
    int full = -1;
    for (int i = phones.size() - 1; i >= 0; i--) {
      if (phones.get(i).endsWith("0")) {
        first = i;
        full = phones.get(i).equals("AX0") || phones.get(i).equals("ER0") ? full : i;
      }
    }
    int at = full >= 0 ? full : first;
    if (at >= 0) {
      String vowel = phones.get(at);
      phones.set(at, vowel.equals("AX0") ? "AH1" : vowel.replace('0', '1'));
    }
    return phones;
  }
}
