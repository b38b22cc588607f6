package studio.reprise.speech.text.phones;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words that are said letter by letter, and the names of the letters. */
final class LetterNames {
  private static final List<String> NAMES =
      List.of(
          "EY1",
          "B IY1",
          "S IY1",
          "D IY1",
          "IY1",
          "EH1 F",
          "JH IY1",
          "EY1 CH",
          "AY1",
          "JH EY1",
          "K EY1",
          "EH1 L",
          "EH1 M",
          "EH1 N",
          "OW1",
          "P IY1",
          "K Y UW1",
          "AA1 R",
          "EH1 S",
          "T IY1",
          "Y UW1",
          "V IY1",
          "D AH1 B AX0 L Y UW0",
          "EH1 K S",
          "W AY1",
          "Z IY1");

  /** Said in letters in any case: no one reads them as words. */
  private static final Set<String> ALWAYS =
      words(
          "uk usa uae eu un tv pc id iq ceo cfo cto coo cia fbi nsa nba nfl nhl mlb nbc cbs abc bbc cnn hbo ibm"
              + " amd mit ucla usc nyu dc ny nyc cd cds dvd vhs usb cpu gpu api sql pdf html css http https url xml"
              + " php ip ipo atm dna rna hiv irs epa fda cdc faq eta diy fyi rsvp vip omg btw ufo suv gps lcd mri"
              + " hr vr ar xr ui ux os rpg npc mmo fps xp hq gm dj ps phd mba gpa ce bce kgb ups sos iou pm"
              + " asap tba tbd aka rv jpg svg csv ssd hdd ssh tcp udp dns vpn isp llm nlp ai mp bmw vw gmo"
              + " eeg ekg ecg ptsd adhd lgbt tnt pvc cpr emt ngo nhs imf wto sms");

  /** Said in letters when written in capitals; words of their own otherwise. */
  private static final Set<String> IN_CAPITALS =
      words(
          "us it am ad bc la ma pa ba bs er or ed led icu esl sat md rn ira act pi ms is ot pt st ra hp ak");

  private LetterNames() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  static boolean always(String lower) {
    return ALWAYS.contains(lower);
  }

  static boolean inCapitals(String lower) {
    return ALWAYS.contains(lower) || IN_CAPITALS.contains(lower);
  }

  /** The name of a letter a to z. */
  static List<String> of(char letter) {
    return List.of(NAMES.get(letter - 'a').split(" "));
  }

  /** Each letter as a word of its own. */
  static List<List<String>> spelled(String lower) {
    List<List<String>> words = new ArrayList<>();
    for (char c : lower.toCharArray()) {
      if (c >= 'a' && c <= 'z') {
        words.add(of(c));
      }
    }
    return words;
  }
}
