package studio.reprise.speech.pack;

import ai.djl.ndarray.NDManager;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.Doubt;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.layer.Noise;
import studio.reprise.speech.network.Draw;
import studio.reprise.speech.network.TokenSampler;
import studio.reprise.speech.network.TokenWriter;

/**
 * Has the language model write a segment's speech, again and again until its length fits the text.
 * Where none does the nearest is kept, and the doubt about it told.
 */
final class SegmentWriter {
  private final NDManager manager;
  private final TokenWriter writer;
  private final PackProfile profile;

  SegmentWriter(NDManager manager, TokenWriter writer, PackProfile profile) {
    this.manager = manager;
    this.writer = writer;
    this.profile = profile;
  }

  /**
   * A segment's speech.
   *
   * @param codes speech codes, from 0
   * @param doubts what no draw mended
   */
  record Written(int[] codes, Set<Doubt> doubts) {}

  /** How many tokens a text will likely take, for progress. */
  int likely(TokenWriter.Script script) {
    return Math.max(length(script).fewest(), script.text().length * 2);
  }

  /**
   * @param noise the numbers of chance of each attempt
   * @param progress told the most tokens so far, after each; may throw to stop
   */
  Written write(
      TokenWriter.Script script,
      SamplerSettings sampler,
      IntFunction<Noise> noise,
      IntConsumer progress) {
    Pace.Expected expected = profile.pace().expected(script);
    int[] furthest = {0};
    TokenWriter.@Nullable Written nearest = null;
    double smallest = Double.MAX_VALUE;
    for (int attempt = 0; attempt < profile.pace().attempts() && smallest > 0; attempt++) {
      TokenWriter.Written written =
          writer.write(
              manager,
              script,
              length(script),
              TokenWriter.Head.SPEECH,
              new TokenSampler(sampler, Draw.inverse(noise.apply(attempt)::uniform)),
              drawn -> {
                furthest[0] = Math.max(furthest[0], drawn.size());
                progress.accept(furthest[0]);
                return drawn.size() <= expected.most()
                    || !expected.isHopeless(drawn.stream().mapToInt(code -> code).toArray());
              });
      double surprise = expected.surprise(written);
      if (nearest == null || surprise < smallest) {
        nearest = written;
        smallest = surprise;
      }
    }
    TokenWriter.Written kept = Objects.requireNonNull(nearest, "a pace has one attempt at least");
    return new Written(kept.codes(), expected.doubts(kept));
  }

  private TokenWriter.Length length(TokenWriter.Script script) {
    return TokenWriter.Length.ofText(
        script.text().length, profile.minTokenTextRatio(), profile.maxTokenTextRatio());
  }
}
