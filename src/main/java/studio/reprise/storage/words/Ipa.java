package studio.reprise.storage.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * English phonemes between the International Phonetic Alphabet and ARPAbet, the letters of the CMU
 * Pronouncing Dictionary. Both ways lose nothing that ARPAbet has.
 */
final class Ipa {
  private static final String[][] VOWELS = {
    {"AA", "ɑ"}, {"AE", "æ"}, {"AH", "ʌ"}, {"AO", "ɔ"}, {"AW", "aʊ"}, {"AY", "aɪ"}, {"EH", "ɛ"},
    {"ER", "ɝ"}, {"EY", "eɪ"}, {"IH", "ɪ"}, {"IY", "i"}, {"OW", "oʊ"}, {"OY", "ɔɪ"}, {"UH", "ʊ"},
    {"UW", "u"}
  };
  private static final String[][] CONSONANTS = {
    {"B", "b"}, {"CH", "tʃ"}, {"D", "d"}, {"DH", "ð"}, {"F", "f"}, {"G", "ɡ"}, {"HH", "h"},
    {"JH", "dʒ"}, {"K", "k"}, {"L", "l"}, {"M", "m"}, {"N", "n"}, {"NG", "ŋ"}, {"P", "p"},
    {"R", "ɹ"}, {"S", "s"}, {"SH", "ʃ"}, {"T", "t"}, {"TH", "θ"}, {"V", "v"}, {"W", "w"},
    {"Y", "j"}, {"Z", "z"}, {"ZH", "ʒ"}
  };

  /** How else people write them; a pair of phonemes has a blank. */
  private static final String[][] ALSO = {
    {"AA", "ɒ"},
    {"AH", "ɐ"},
    {"AH", "ə"},
    {"ER", "ɜ"},
    {"ER", "ɚ"},
    {"OW", "əʊ"},
    {"OW", "ɔʊ"},
    {"EH", "e"},
    {"AE", "a"},
    {"EH R", "eə"},
    {"EH R", "ɛə"},
    {"IH R", "ɪə"},
    {"UH R", "ʊə"},
    {"IY", "ɨ"},
    {"R", "r"},
    {"R", "ɻ"},
    {"R", "ʁ"},
    {"G", "g"},
    {"L", "ɫ"},
    {"D", "ɾ"},
    {"W", "ʍ"},
    {"K", "x"},
    {"T", "ʔ"},
    {"CH", "ʧ"},
    {"JH", "ʤ"}
  };

  private static final Set<String> PASSED_OVER =
      Set.of("ː", "ˑ", ".", "‿", " ", "\u0361", "/", "-");
  private static final Map<String, String> ARPABET = new HashMap<>();
  private static final Map<String, String> IPA = new LinkedHashMap<>();
  private static final Set<String> VOCALIC = new java.util.HashSet<>();

  static {
    for (String[] vowel : VOWELS) {
      VOCALIC.add(vowel[0]);
    }
    for (String[][] table : new String[][][] {VOWELS, CONSONANTS, ALSO}) {
      for (String[] pair : table) {
        ARPABET.putIfAbsent(pair[1], pair[0]);
        IPA.putIfAbsent(pair[0], pair[1]);
      }
    }
  }

  private Ipa() {}

  /** ARPAbet phonemes with stress; empty when the text holds a sign that English has not. */
  static Optional<List<String>> arpabet(String ipa) {
    List<String> phonemes = new ArrayList<>();
    char stress = '0';
    int at = 0;
    while (at < ipa.length()) {
      String sign = ipa.substring(at, at + 1);
      if (sign.equals("ˈ") || sign.equals("'") || sign.equals("ˌ")) {
        stress = sign.equals("ˌ") ? '2' : '1';
        at++;
      } else if (PASSED_OVER.contains(sign)) {
        at++;
      } else if (sign.equals("\u0329")) {
        // A syllabic consonant: the vowel before it is not written.
        phonemes.add(Math.max(0, phonemes.size() - 1), "AH0");
        at++;
      } else {
        int length = longestAt(ipa, at);
        if (length == 0) {
          return Optional.empty();
        }
        boolean schwa = ipa.startsWith("ə", at) && length == 1 || ipa.startsWith("ɚ", at);
        for (String phoneme :
            Objects.requireNonNull(ARPABET.get(joined(ipa, at, length))).split(" ")) {
          boolean vowel = VOCALIC.contains(phoneme);
          phonemes.add(vowel ? phoneme + (schwa ? '0' : stress) : phoneme);
          stress = vowel ? '0' : stress;
        }
        at += length;
      }
    }
    return phonemes.isEmpty() ? Optional.empty() : Optional.of(stressed(phonemes));
  }

  /** A tie bar or a sign of length may stand within a pair. */
  private static String joined(String ipa, int at, int length) {
    return ipa.substring(at, at + length).replace("\u0361", "");
  }

  private static int longestAt(String ipa, int at) {
    for (int length = Math.min(3, ipa.length() - at); length > 0; length--) {
      if (ARPABET.containsKey(joined(ipa, at, length))) {
        return length;
      }
    }
    return 0;
  }

  /** An only vowel is stressed, marked or not. */
  private static List<String> stressed(List<String> phonemes) {
    List<String> vowels =
        phonemes.stream()
            .filter(each -> Character.isDigit(each.charAt(each.length() - 1)))
            .toList();
    return vowels.size() == 1
        ? phonemes.stream()
            .map(each -> each.equals(vowels.get(0)) ? each.replace('0', '1') : each)
            .toList()
        : phonemes;
  }

  /** IPA with its stress marks before the vowels; empty when a phoneme is not ARPAbet. */
  static Optional<String> of(List<String> phonemes) {
    StringBuilder ipa = new StringBuilder();
    for (String phoneme : phonemes) {
      char last = phoneme.charAt(phoneme.length() - 1);
      boolean stressed = Character.isDigit(last);
      String plain = stressed ? phoneme.substring(0, phoneme.length() - 1) : phoneme;
      if (!IPA.containsKey(plain)
          || stressed != VOCALIC.contains(plain)
          || last > '2' && stressed) {
        return Optional.empty();
      }
      ipa.append(last == '1' ? "ˈ" : last == '2' ? "ˌ" : "");
      ipa.append(
          switch (phoneme) {
            case "AH0" -> "ə";
            case "ER0" -> "ɚ";
            default -> IPA.get(plain);
          });
    }
    return Optional.of(ipa.toString());
  }
}
