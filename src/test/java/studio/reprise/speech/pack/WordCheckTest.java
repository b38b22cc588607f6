package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.WavFile;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.VoicePrint;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.Noise;
import studio.reprise.speech.layer.TorchOps;
import studio.reprise.speech.network.CamPlus;
import studio.reprise.speech.network.TokenWriter;
import studio.reprise.speech.text.TextFrontEnd;

/** Whether a few words are all in their speech, asked of the starter's language model. */
class WordCheckTest {
  private static final Path STARTER = Path.of("packs/starter");
  private static final String TRANSCRIPT =
      "We were talking about the weather and the price of bread.";

  /**
   * The voice rms was asked for "What if." and said "what" (seed 42, before words were checked).
   */
  private static final int[] WHAT = {
    477, 299, 245, 790, 664, 664, 50, 241, 551, 829, 193, 501, 788, 744, 753, 30, 1012, 401, 309
  };

  private static final PackLoading.Opened OPENED = new PackLoading.Opened();
  private static PackProfile profile;
  private static GlmTts.Parts parts;
  private static VoicePrint voice;
  private static WordCheck check;

  @BeforeAll
  static void open() throws Exception {
    profile = PackProfile.read(STARTER);
    Device device = LibTorch.start(EngineOptions.DEFAULT);
    TextFrontEnd text = TextFrontEnd.open(STARTER, profile.root());
    CamPlus speaker = OPENED.keep(CamPlus.open(VoicePack.speakerEncoder(STARTER)));
    parts =
        new PackLoading(STARTER, profile, device, EngineOptions.DEFAULT, TorchOps::load, OPENED)
            .parts(
                CompletableFuture.completedFuture(text),
                CompletableFuture.completedFuture(speaker));
    voice = parts.reader().read(WavFile.read(Path.of("sample-voices/rms.wav")), TRANSCRIPT);
    check = new WordCheck(parts.writer(), profile.pace(), text.wordBreak(), () -> 1);
  }

  @AfterAll
  static void close() {
    OPENED.close();
  }

  private static TokenWriter.Script script(String words) {
    return new TokenWriter.Script(
        parts.text().promptIds(TRANSCRIPT),
        parts.text().prepare(words, "", List.of()).segments().get(0).ids(),
        voice.speechTokens());
  }

  private static SegmentWriter.Written written(String words, long seed) {
    return written(words, SegmentWriter.Place.ALONE, seed);
  }

  private static SegmentWriter.Written written(String words, SegmentWriter.Place place, long seed) {
    return written(script(words), place, seed);
  }

  private static SegmentWriter.Written written(
      TokenWriter.Script script, SegmentWriter.Place place, long seed) {
    return new SegmentWriter(parts.manager(), parts.writer(), profile, parts.text(), () -> 2)
        .write(
            script,
            place,
            profile.sampler(),
            attempt -> Noise.again(seed, 0, Noise.Stream.LM, attempt),
            count -> {});
  }

  private static WordCheck.Found found(String words, int[] codes) {
    return check.find(parts.manager(), script(words), codes);
  }

  @Test
  void aSwallowedWordIsDrawnAgainUntilItIsSpoken() {
    assertTrue(found("What if.", WHAT).shortfall() > 0);
    for (long seed : new long[] {42, 1, 5}) {
      SegmentWriter.Written said = written("What if.", seed);
      assertEquals(WordCheck.Found.NOTHING, found("What if.", said.codes()));
      assertEquals(Set.of(), said.doubts());
    }
  }

  /** The draw of a whole sentence is the first that is good. */
  @Test
  void aPieceOfACutSentenceIsTheShortestOfThree() {
    int first = written("R. Tolkien.", 42).codes().length;
    int best = written("R. Tolkien.", SegmentWriter.Place.PIECE, 42).codes().length;
    assertTrue(best < first, best + ", " + first);
  }

  @Test
  void aWordAloneIsNeitherCutShortNorDrawnOut() {
    List<SegmentWriter.Attempt> draws = List.of(draw(26), draw(23), draw(25));
    assertEquals(draw(25).length(), SegmentWriter.kept(draws, false).length());
    assertEquals(draw(23).length(), SegmentWriter.kept(draws, true).length());
    assertEquals(26, SegmentWriter.kept(draws.subList(0, 2), false).length());
    assertEquals(26, SegmentWriter.kept(draws.subList(0, 1), true).length());
  }

  private static SegmentWriter.Attempt draw(int tokens) {
    return new SegmentWriter.Attempt(
        new TokenWriter.Written(new int[tokens], true), 0, WordCheck.Found.NOTHING);
  }

  @Test
  void aSyllableTwiceInARowIsSaidTwice() {
    for (String words : List.of("We did it.", "Kick it!", "More or less.")) {
      assertEquals(Set.of(), written(words, 42).doubts(), words);
      assertEquals(WordCheck.Found.NOTHING, found(words, written(words, 42).codes()), words);
    }
  }

  /** Sixteen draws of the whole left out a word each. */
  @Test
  void whatNoDrawGetsSaidIsWrittenInHalves() throws Exception {
    String transcript = "Every morning the old clock strikes six and wakes the house.";
    VoicePrint kal =
        parts.reader().read(WavFile.read(Path.of("sample-voices/kal16.wav")), transcript);
    int[] text =
        parts.text().prepare("But only he had a lollipop.", "", List.of()).segments().get(0).ids();
    TokenWriter.Script script =
        new TokenWriter.Script(parts.text().promptIds(transcript), text, kal.speechTokens());
    SegmentWriter.Written said = written(script, SegmentWriter.Place.ALONE, 42);
    assertEquals(Set.of(), said.doubts());
    assertFalse(check.find(parts.manager(), script, said.codes()).isMissing());
  }

  @Test
  void aWordThatIsNotThereAtAllIsMissing() {
    int[] come = written("Come here.", 1).codes();
    assertFalse(found("Come here.", come).isMissing());
    assertTrue(found("Come over here.", come).isMissing());
    assertTrue(found("Come here now.", come).isMissing());
    assertTrue(found("Please come here.", come).isMissing());
  }

  @Test
  void oneOfManyWordsIsMissed() {
    String whole = "The baker gave us a warm loaf.";
    assertFalse(found(whole, written(whole, 1).codes()).isMissing());
    int[] cut = written("The baker gave us a loaf.", 1).codes();
    assertTrue(found(whole, cut).isMissing(), "its length is .98 of what is expected");
  }

  @Test
  void noFindingDependsOnTheNumberOfThreads() {
    String words = "The baker gave us a warm loaf.";
    int[] cut = written("The baker gave us a loaf.", 1).codes();
    WordCheck.Found alone = found(words, cut);
    for (int threads : new int[] {2, 3}) {
      WordCheck shared =
          new WordCheck(parts.writer(), profile.pace(), parts.text().wordBreak(), () -> threads);
      assertEquals(alone, shared.find(parts.manager(), script(words), cut));
    }
  }

  @Test
  void oneWordIsLeftToItsLength() {
    int[] codes = {1, 2, 3};
    assertEquals(WordCheck.Found.NOTHING, found("Come.", codes));
    WordCheck blind = new WordCheck(parts.writer(), profile.pace(), OptionalInt.empty(), () -> 1);
    assertEquals(WordCheck.Found.NOTHING, blind.find(parts.manager(), script("Come here."), codes));
  }
}
