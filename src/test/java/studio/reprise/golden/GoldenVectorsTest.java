package studio.reprise.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import studio.reprise.audio.FeaturesGolden;
import studio.reprise.speech.network.BlockMaskGolden;
import studio.reprise.speech.network.F0Golden;
import studio.reprise.speech.network.FlowGolden;
import studio.reprise.speech.network.HiftGolden;
import studio.reprise.speech.network.LlamaGolden;
import studio.reprise.speech.network.PromptCacheGolden;
import studio.reprise.speech.network.SamplingGolden;
import studio.reprise.speech.network.StateDictGolden;
import studio.reprise.speech.network.WhisperVqGolden;
import studio.reprise.speech.text.TextFrontEndGolden;
import studio.reprise.speech.text.tokens.TokenizerGolden;

/**
 * The port against the reference's own numbers: every file of a golden folder, every intermediate
 * and result in it. {@code -Dgolden.dir=DIR} runs another folder of the same form with other dims.
 * A file that no case knows, and a tensor that a case did not compare, is a failure.
 */
class GoldenVectorsTest {
  private static final List<GoldenCase> CASES =
      List.of(
          new LlamaGolden(),
          new SamplingGolden(),
          new FlowGolden(),
          new BlockMaskGolden(),
          new WhisperVqGolden(),
          new HiftGolden(),
          new F0Golden(),
          new StateDictGolden(),
          new FeaturesGolden(),
          new TokenizerGolden(),
          new TextFrontEndGolden(),
          new PromptCacheGolden(),
          new LeftOut(
              entry -> entry.holdsUnder("seed") && !entry.holdsUnder("weights."),
              "the engine draws from its own generator, not from libtorch's"),
          new LeftOut(
              entry -> entry.holds("case0.mid.part0"),
              "speech is rendered whole; nothing is stitched from streamed pieces"));

  @TestFactory
  Stream<DynamicTest> everyFileOfTheFolder() {
    GoldenFolder folder = new GoldenFolder(Path.of(System.getProperty("golden.dir")));
    assertTrue(!folder.entries().isEmpty(), folder.path() + " is empty");
    List<DynamicTest> tests = new ArrayList<>();
    for (GoldenEntry entry : folder.entries()) {
      for (GoldenCase golden : CASES) {
        if (golden.fits(entry)) {
          folder.markUsed(entry.name());
          tests.add(DynamicTest.dynamicTest(entry.name(), () -> run(golden, entry)));
        }
      }
    }
    tests.add(
        DynamicTest.dynamicTest(
            "no file of the folder is left unused",
            () -> assertEquals(Set.of(), folder.unused(), "files that no case knows")));
    return tests.stream();
  }

  private static void run(GoldenCase golden, GoldenEntry entry) throws Exception {
    try {
      golden.check(entry);
    } finally {
      System.out.println(entry.name());
      entry.report().forEach(System.out::println);
    }
    if (entry.hasTensors()) {
      assertEquals(List.of(), entry.tensors().unused(), "tensors of " + entry.name() + " not used");
    }
    assertTrue(!entry.report().isEmpty(), "nothing of " + entry.name() + " was compared");
  }
}
