package studio.reprise.speech.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.speech.Directions;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.text.phones.LetterToSound;
import studio.reprise.speech.text.phones.Lexicon;
import studio.reprise.speech.text.phones.Pronouncer;
import studio.reprise.speech.text.rewrite.RuleUse;
import studio.reprise.speech.text.rewrite.SegmentEnd;
import studio.reprise.speech.text.tokens.TiktokenTokenizer;

/** The starter pack's text rules, on the pack itself. */
class StarterTextTest {
  private static final Path PACK = Path.of("packs/starter");
  private static TextFrontEnd front;
  private static TiktokenTokenizer tokenizer;
  private static Pronouncer pronouncer;

  @BeforeAll
  static void open() throws Exception {
    JsonNode reprise = new ObjectMapper().readTree(PACK.resolve("reprise.json").toFile());
    front = TextFrontEnd.open(PACK, reprise);
    tokenizer = TiktokenTokenizer.open(PACK.resolve("vq32k-phoneme-tokenizer"));
    pronouncer =
        new Pronouncer(Lexicon.open(PACK.resolve("lexicon/en.tsv.gz")), LetterToSound.open());
  }

  private static List<String> segments(String text) {
    return front.prepare(text, "", List.of()).segments().stream()
        .map(PreparedText.Segment::text)
        .toList();
  }

  private static int[] ids(String text) {
    return front.prepare(text, "", List.of()).segments().get(0).ids();
  }

  private static int[] phones(String phones) {
    StringBuilder text = new StringBuilder();
    for (String word : phones.split(" / ")) {
      text.append(text.isEmpty() ? "" : " ");
      for (String phone : word.split(" ")) {
        text.append("<|").append(phone).append("|>");
      }
    }
    return tokenizer.encode(text + ".");
  }

  @Test
  void aSentenceIsTheGoldenSentence() {
    assertArrayEquals(
        phones(
            "SH IY1 / T OW1 L D / M IY1 / DH AE1 T / DH AX0 / M IY1 T IH0 NG / W AA1 Z / OW1 V ER0"),
        ids("She told me that the meeting was over."));
  }

  @Test
  void oneWordIsALine() {
    assertEquals(List.of("no!"), segments("No!"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ready.|set.|go.",
        "no!|he left the house.",
        "well.|i suppose so.",
        "wait, what?",
        "who?|me?",
        "in this weather?|no!"
      })
  void aSentenceIsSpokenAloneHoweverShort(String sentences) {
    List<String> expected = List.of(sentences.split("\\|"));
    assertEquals(expected, segments(String.join(" ", expected)));
  }

  @Test
  void whatIsSaidOverAndOverIsSaidOneByOne() {
    assertEquals(
        List.of("it was so.", "so.", "so.", "so cold."), segments("It was so so so so cold."));
    assertEquals(List.of("go!", "go!", "go!"), segments("Go, go, go!"));
    assertEquals(List.of("again and again.", "and again."), segments("Again and again and again."));
    assertEquals(List.of("no, no."), segments("No, no."));
    assertEquals(List.of("he had had enough."), segments("He had had enough."));
    assertEquals(List.of("j r.", "r tolkien wrote it."), segments("J. R. R. Tolkien wrote it."));
    assertEquals(List.of("a.", "a milne."), segments("A. A. Milne."));
    assertEquals(List.of("a a cat."), segments("A a cat."));
  }

  @Test
  void theInitialsOfANameAreOneBreath() {
    assertEquals(
        List.of(SegmentEnd.SPELLS_ON, SegmentEnd.SENTENCE), ends("J. R. R. Tolkien wrote it."));
    assertEquals(List.of(SegmentEnd.SPELLS_ON, SegmentEnd.SENTENCE), ends("A. A. Milne."));
    assertEquals(
        List.of(SegmentEnd.RUNS_ON, SegmentEnd.RUNS_ON, SegmentEnd.SENTENCE),
        ends("It was so so so cold."));
    assertEquals(List.of(SegmentEnd.SENTENCE, SegmentEnd.SENTENCE), ends("Plan B. B was good."));
  }

  private static List<SegmentEnd> ends(String text) {
    return front.prepare(text, "", List.of()).segments().stream()
        .map(PreparedText.Segment::end)
        .toList();
  }

  private String sounds(String text) {
    return front.prepare(text, "", List.of()).sounds();
  }

  @Test
  void aRoundVowelGlidesIntoTheNextWord() {
    assertEquals("HH UW1 | W IH1 Z | DH EH1 R ?", sounds("Who is there?"));
    assertEquals("N UW1 | W IH1 T !", sounds("Knew it!"));
    assertEquals("HH UW1 | W AA1 Z | IH1 T ?", sounds("Who was it?"));
    assertEquals("HH UW1 Z | DH EH1 R ?", sounds("Who's there?"));
  }

  @Test
  void wordsOfHasteAreSaidAsTheyAreSpoken() {
    assertEquals("Y AX0 N OW1 , | K AX0 M AA1 N !", sounds("Y'know, c'mon!"));
    assertEquals("AY1 | SH UH1 D AX0 | N OW1 N .", sounds("I shoulda known."));
    assertEquals("AW1 T AX0 | T AY1 M .", sounds("Outta time."));
    assertEquals(List.of(), front.unknownWords("Y'know, c'mon, shoulda, outta, hm."));
  }

  @Test
  void britishSpellingsAreTheWordsThatTheySpell() {
    List<String> pairs =
        List.of(
            "tyre tire",
            "kerb curb",
            "gaol jail",
            "storey story",
            "colour color",
            "haemorrhage hemorrhage",
            "yoghurt yogurt",
            "mitre miter",
            "sombre somber",
            "enrol enroll",
            "snowplough snowplow",
            "manoeuvre maneuver",
            "anaemic anemic",
            "mediaeval medieval",
            "draught draft");
    for (String pair : pairs) {
      String[] words = pair.split(" ");
      assertEquals(pronouncer.phones(words[1]), pronouncer.phones(words[0]), pair);
    }
    assertEquals(List.of(), front.unknownWords("Maths, pyjamas, an aeroplane, jewellery: GCSEs."));
  }

  @Test
  void aSyllableTwiceInARowIsToldApart() {
    assertEquals("W IY1 | D IH1 D | AH1 T .", sounds("We did it."));
    assertEquals("K IH1 K | AH1 T .", sounds("Kick it."));
    assertEquals("M AO1 R | AX0 R | L EH1 S .", sounds("More or less."));
    assertEquals("DH AE1 T | AH1 T | L IY1 S T .", sounds("That at least."));
    assertEquals("AX0 | D EH0 D | EH1 N D .", sounds("A dead end."));
    assertEquals("AY1 | N OW1 | DH AX0 T | DH AE1 T | IH1 Z .", sounds("I know that that is."));
    // Not twice the same, a mark between, a letter's name, and the author's own phones.
    assertEquals("HH IY1 | S EH1 D | IH1 T .", sounds("He said it."));
    assertEquals("HH IY1 | D IH1 D , | IH1 T | W AA1 Z .", sounds("He did, it was."));
    assertEquals("W IY1 | D IH1 D | IH1 T .", sounds("We <|D|><|IH1|><|D|> <|IH1|><|T|>."));
  }

  @Test
  void whoIsToHurryGetsTheMetalOut() {
    assertEquals("G EH1 T | DH AX0 | L EH1 D | AW1 T .", sounds("Get the lead out."));
    assertEquals("T EY1 K | DH AX0 | L IY1 D .", sounds("Take the lead."));
  }

  @Test
  void aLongSentenceIsNotCutWithinADate() {
    List<String> segments =
        segments(
            "The old lighthouse keeper and his brother came back on May 5th, 1971, with a lamp and a rope.");
    assertTrue(segments.size() > 1, segments.toString());
    assertTrue(
        segments.stream().noneMatch(segment -> segment.endsWith("fifth.")), segments.toString());
  }

  @Test
  void theSoundsTellWhichReadingWasChosen() {
    assertEquals(
        "AY1 | R IY1 D | IH1 T .",
        front.prepare("I <|R|><|IY1|><|D|> it.", "", List.of()).sounds());
    assertEquals(
        "HH IY1 | R EH1 D | IH1 T . | Y EH1 S .",
        front.prepare("He read it. Yes.", "", List.of()).sounds());
  }

  @Test
  void initialsAreSpelledAndWordsInCapitalsAreNot() {
    assertArrayEquals(phones("S IY1 / P IY1 / Y UW1"), ids("CPU"));
    assertArrayEquals(phones("S IY1 / P IY1 / Y UW1 Z"), ids("CPUs"));
    assertArrayEquals(phones("N AE1 S AX0"), ids("NASA"));
    assertArrayEquals(phones("S T AA1 P"), ids("STOP"));
    assertArrayEquals(ids("stop it now"), ids("STOP IT NOW"));
    assertFalse(java.util.Arrays.equals(ids("the us army"), ids("the US army")));
  }

  @Test
  void aLetterAmongLettersHasItsName() {
    assertArrayEquals(phones("EY1 / B IY1 / S IY1"), ids("A B C"));
    assertArrayEquals(phones("AX0 / D AO1 G"), ids("a dog"));
    assertArrayEquals(phones("AX0 / D AO1 G"), ids("A dog"));
  }

  @Test
  void capitalsInsideAWordPartIt() {
    assertEquals(
        List.of(List.of("Z", "UW1"), List.of("T", "UW1", "B")),
        pronouncer.spoken("ZooTube", Pronouncer.Capitals.INITIALS));
  }

  @Test
  void aPossessiveFollowsTheSoundOfItsName() {
    assertEquals("Z", last(pronouncer.phones("zorblane's")));
    assertEquals("S", last(pronouncer.phones("zorblat's")));
    assertEquals(List.of("AX0", "Z"), lastTwo(pronouncer.phones("zorblish's")));
  }

  private static String last(List<String> phones) {
    return phones.get(phones.size() - 1);
  }

  private static List<String> lastTwo(List<String> phones) {
    return phones.subList(phones.size() - 2, phones.size());
  }

  @Test
  void drawnOutWordsAreTheirWords() {
    assertEquals(pronouncer.phones("no"), pronouncer.phones("nooooooo"), "no");
    assertEquals(List.of("HH", "AH1", "M"), pronouncer.phones("hmmmmm"));
    assertEquals(List.of("B", "ER1"), pronouncer.phones("brrrr"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zorblax",
        "elphame",
        "thalindra",
        "kthxbye",
        "xyzzy",
        "qwrt",
        "daenerys",
        "grommash",
        "o'zorb",
        "x",
        "aeiou"
      })
  void everyWordHasASoundWithAStress(String word) {
    List<List<String>> words = pronouncer.spoken(word, Pronouncer.Capitals.INITIALS);
    assertFalse(words.isEmpty());
    for (List<String> phones : words) {
      assertTrue(phones.stream().anyMatch(phone -> phone.endsWith("1")), word + " " + phones);
    }
  }

  @Test
  void guessedWordsAreNamed() {
    assertEquals(
        List.of("Zorblax", "Elphame"),
        front.unknownWords("The Zorblax of Elphame paid $5, Zorblax!"));
    assertEquals(List.of(), front.unknownWords("<|R|><|EH1|><|D|> it, the dog's CPU doesn't."));
  }

  @Test
  void phonemesOfTheAuthorStay() {
    assertArrayEquals(phones("AY1 / R EH1 D / IH1 T"), ids("I <|R|><|EH1|><|D|> it"));
  }

  @Test
  void anUnknownPhonemeIsNamed() {
    SpeechException e = assertThrows(SpeechException.class, () -> ids("I <|QQ1|> it"));
    assertTrue(e.getMessage().contains("<|QQ1|>"), e.getMessage());
  }

  @Test
  void pronunciationsAreAppliedToWholeWordsTheLongestFirst() {
    List<Pronunciation> dictionary =
        List.of(
            new Pronunciation("read", "<|R|><|EH1|><|D|>"),
            new Pronunciation("read me", "<|R|><|IY1|><|D|> moo"));
    assertArrayEquals(
        phones("R IY1 D / M UW1 / R EH1 D / R IY1 D ER0"),
        front.prepare("Read me READ reader", "", dictionary).segments().get(0).ids());
  }

  @Test
  void aRespellingMayHoldItsOwnWord() {
    List<Pronunciation> dictionary = List.of(new Pronunciation("no", "no no"));
    assertEquals("no. no. no. no.", front.prepare("no no", "", dictionary).normalizedText());
  }

  @Test
  void longTextIsCutIntoPiecesThatFitAndNoneIsOneWord() {
    String sentence =
        "We were talking about the weather and the price of bread when the old man with the long grey"
            + " beard came in and sat down by the fire, saying nothing at all to anyone in the room.";
    List<String> segments = segments(sentence.repeat(20));
    for (String segment : segments) {
      int words = segment.split(" ").length;
      assertTrue(words >= 2 && words <= 17, segment);
    }
    assertEquals(
        sentence.replaceAll("[.,]", "").toLowerCase(java.util.Locale.ROOT),
        String.join(" ", segments(sentence)).replaceAll("[.,]", ""));
  }

  @Test
  void aNumberIsNotCut() {
    List<String> segments =
        segments(
            "Doctor Elizabeth O'Neill Smith of London has earned $45,375 in the year 2023 alone.");
    assertTrue(
        segments.stream()
            .anyMatch(
                segment ->
                    segment.contains("forty five thousand three hundred seventy five dollars")),
        segments.toString());
  }

  @Test
  void everySegmentEndsLikeASentence() {
    String colours = "red green blue white black brown pink grey gold silver";
    List<String> segments = segments((colours + ", ").repeat(3) + colours + " " + colours + ",");
    assertTrue(segments.size() > 3, segments.toString());
    for (String segment : segments) {
      assertTrue(segment.endsWith("."), segments.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "\u0000\u0007"})
  void anEmptyTextIsRefused(String text) {
    SpeechException e = assertThrows(SpeechException.class, () -> ids(text));
    assertTrue(e.getMessage().contains("no word"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!!", "...", "* * *", "\ud83d\ude00", "''", "<||>", "-", "[laughter]"})
  void marksAndDirectionsAloneAreAPause(String text) {
    assertTrue(front.prepare(text, "", List.of()).isPause());
  }

  @Test
  void directionsAreShownAndSaidOnlyWhenAskedFor() {
    PreparedText silent = front.prepare("[whispering] Come here.", "", List.of());
    assertEquals("come here.", silent.normalizedText());
    assertEquals(List.of("whispering"), silent.directions());
    PreparedText spoken =
        front.prepare(
            "[whispering] Come here.",
            "",
            List.of(),
            ReadingChoices.USUAL.with(Directions.SPOKEN),
            new RuleUse());
    assertEquals("whispering, come here.", spoken.normalizedText());
    assertEquals(List.of(), spoken.directions());
  }

  @Test
  void aLetterThatIsNoArticleHasItsName() {
    assertArrayEquals(phones("P L AE1 N / EY1"), ids("plan A"));
    assertArrayEquals(phones("S T R EY1 T / EY1 Z"), ids("straight A's"));
  }

  @Test
  void aStumbleIsTheWordsFirstSound() {
    assertArrayEquals(phones("W AH1 / W AH1 / W AH1 T"), ids("W-w-what"));
    assertArrayEquals(phones("DH AH1 / DH AE1 T"), ids("Th-that"));
  }

  @Test
  void aDroppedGLeavesTheWord() {
    assertArrayEquals(phones("HH AH1 N T IH0 N"), ids("huntin'"));
    assertArrayEquals(phones("G OW1 IH0 N"), ids("goin'"));
    assertArrayEquals(ids("He said begin."), ids("He said 'begin'."));
  }

  @Test
  void loudWordsAreWordsAndInitialsAreNot() {
    assertArrayEquals(ids("I am your father."), ids("I AM your father."));
    assertArrayEquals(ids("It was her."), ids("IT was HER."));
    assertEquals("the u s army.", front.prepare("the US Army", "", List.of()).normalizedText());
    assertEquals("the f b i.", front.prepare("the FBI", "", List.of()).normalizedText());
  }

  @Test
  void otherScriptsAreRefusedWithTheWord() {
    for (String word :
        List.of(
            "\u4f60\u597d",
            "\u041f\u0440\u0438\u0432\u0435\u0442",
            "\u05e9\u05dc\u05d5\u05dd",
            "\ud840\udc00")) {
      SpeechException e =
          assertThrows(SpeechException.class, () -> ids("Hello " + word + " there"));
      assertTrue(e.getMessage().contains("\"" + word + "\""), e.getMessage());
    }
  }

  @Test
  void anotherLanguageIsRefused() {
    assertThrows(SpeechException.class, () -> front.prepare("Hello", "zh", List.of()));
    assertEquals("en-GB", front.prepare("Hello", "en-GB", List.of()).language());
  }

  @Test
  void damagedTextIsRefusedWithThePlace() {
    SpeechException e = assertThrows(SpeechException.class, () -> ids("abc \ud83d def"));
    assertTrue(e.getMessage().contains("character 5"), e.getMessage());
  }

  @Test
  void aBookIsNotALine() {
    assertThrows(SpeechException.class, () -> ids("word ".repeat(20_000)));
  }

  @Test
  void controlTokensCannotBeWritten() {
    assertEquals("hello user audio.", segments("hello <|user|> <|audio_|>").get(0));
  }

  @Test
  void theTranscriptEndsWithABlank() {
    int[] ids = front.promptIds("She told me.");
    int[] text = ids("She told me.");
    assertEquals(text.length + 1, ids.length);
    assertThrows(SpeechException.class, () -> front.promptIds("..."));
  }

  /** Words that the letters were not taught are in a list of their own; these were never there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dragonrider D R AE1 G AX0 N R AY1 D ER0",
        "moonstone M UW1 N S T OW1 N",
        "zorblings Z AO1 R B L IH0 NG Z"
      })
  void wordsOfNoLexiconAreSaidAsTheyAreWritten(String entry) {
    List<String> phones = List.of(entry.split(" "));
    List<String> said = pronouncer.phones(phones.get(0));
    assertTrue(distance(said, phones.subList(1, phones.size())) <= 2, said.toString());
  }

  /** Phones to change, add or drop to make one the other. */
  private static int distance(List<String> a, List<String> b) {
    int[][] table = new int[a.size() + 1][b.size() + 1];
    for (int i = 0; i <= a.size(); i++) {
      for (int j = 0; j <= b.size(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        int changed = table[i - 1][j - 1] + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1);
        table[i][j] = Math.min(changed, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
      }
    }
    return table[a.size()][b.size()];
  }

  @Test
  void anyMixtureOfSignsIsTextOrRefusedWithASentence() {
    String[] bits =
        ("a|1|23|,|.|-|:|/|$|%|'|\"| |the|Dr.|p.m.|IV|Chapter|\u20ac|\u00bd|\u00b2|#|(|1/2|12:30|March|2024|km|<|^|*|e"
                + "|E|+|=|&|_|;|!|?|\u2026|\u2014|US|A|I|n't|\n|\u00b0C|000|\u6211|\u5e74|Mc|iP")
            .split("\\|");
    java.util.Random random = new java.util.Random(7);
    int spoken = 0;
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(12); k >= 0; k--) {
        text.append(bits[random.nextInt(bits.length)]);
      }
      try {
        PreparedText prepared = front.prepare(text.toString(), "", List.of());
        assertEquals(prepared.isPause(), prepared.normalizedText().isBlank());
        spoken++;
      } catch (SpeechException e) {
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
      }
    }
    assertTrue(spoken > 1000, "only " + spoken);
  }
}
