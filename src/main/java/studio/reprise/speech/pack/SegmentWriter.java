package studio.reprise.speech.pack;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.Doubt;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.layer.Noise;
import studio.reprise.speech.network.Draw;
import studio.reprise.speech.network.TokenSampler;
import studio.reprise.speech.network.TokenWriter;
import studio.reprise.speech.text.TextFrontEnd;

/**
 * Has the language model write a segment's speech, again and again until its length fits the text
 * and each of a few words is in it. What no draw gets said is cut in {@linkplain Halves two}, which
 * are written one after the other. Where that does not help the nearest draw is kept, and the doubt
 * about it told.
 */
final class SegmentWriter {
  /** So many good draws of a short piece are compared. */
  private static final int COMPARED = 3;

  /** Speech tokens of a short piece: a second and a half. */
  private static final double SHORT = 38;

  private final NDManager manager;
  private final TokenWriter writer;
  private final PackProfile profile;
  private final WordCheck check;
  private final Halves halves;

  /**
   * @param threads that looking for words may take; writing takes what libtorch is told
   */
  SegmentWriter(
      NDManager manager,
      TokenWriter writer,
      PackProfile profile,
      TextFrontEnd text,
      IntSupplier threads) {
    this.manager = manager;
    this.writer = writer;
    this.profile = profile;
    this.check = new WordCheck(writer, profile.pace(), text.wordBreak(), threads);
    this.halves = new Halves(profile.pace(), text.wordBreak(), text.marks());
  }

  /**
   * One attempt.
   *
   * @param surprise how far its length is off, in tokens
   * @param words whether they are all there; not asked where the length is off
   */
  record Attempt(TokenWriter.Written written, double surprise, WordCheck.Found words) {
    boolean isGood() {
      return surprise == 0 && words.shortfall() == 0;
    }

    /** Nearer in length where that is off, else surer of its words. */
    boolean isBetterThan(Attempt other) {
      return surprise != other.surprise
          ? surprise < other.surprise
          : words.shortfall() < other.words.shortfall();
    }

    int length() {
      return written.codes().length;
    }

    Set<Doubt> doubts(Pace.Expected expected) {
      Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
      doubts.addAll(expected.doubts(written));
      if (words.isMissing()) {
        doubts.add(Doubt.WORDS_MISSING);
      }
      return doubts;
    }
  }

  /**
   * A segment's speech.
   *
   * @param codes speech codes, from 0
   * @param doubts what no draw mended
   */
  record Written(int[] codes, Set<Doubt> doubts) {}

  /** Where a segment stands in its sentence. */
  enum Place {
    /** It is a sentence. */
    ALONE,
    /** It is a piece of one that was cut. */
    PIECE
  }

  /** How many tokens a text will likely take, for progress. */
  int likely(TokenWriter.Script script) {
    return Math.max(length(script).fewest(), script.text().length * 2);
  }

  /**
   * @param place where its text stands
   * @param noise the numbers of chance of each attempt
   * @param progress told the most tokens so far, after each; may throw to stop
   */
  Written write(
      TokenWriter.Script script,
      Place place,
      SamplerSettings sampler,
      IntFunction<Noise> noise,
      IntConsumer progress) {
    return write(script, place, sampler, noise, progress, 0);
  }

  /**
   * @param node which of the pieces of pieces it is: 0 is the whole, and those of n are 2n + 1 and
   *     2n + 2
   */
  private Written write(
      TokenWriter.Script script,
      Place place,
      SamplerSettings sampler,
      IntFunction<Noise> noise,
      IntConsumer progress,
      int node) {
    int attempts = profile.pace().attempts();
    Written whole = drawn(script, place, sampler, i -> noise.apply(node * attempts + i), progress);
    boolean isDone = whole.doubts().isEmpty() || attempts == 1;
    List<int[]> texts = isDone ? List.of() : halves.of(script.text());
    IntStream codes = IntStream.empty();
    for (int half = 0; half < texts.size(); half++) {
      Written written =
          write(
              new TokenWriter.Script(script.promptText(), texts.get(half), script.promptSpeech()),
              Place.PIECE,
              sampler,
              noise,
              progress,
              2 * node + 1 + half);
      if (!written.doubts().isEmpty()) {
        return whole;
      }
      codes = IntStream.concat(codes, Arrays.stream(written.codes()));
    }
    return texts.isEmpty() ? whole : new Written(codes.toArray(), Set.of());
  }

  /** The best of some draws of the whole text. */
  private Written drawn(
      TokenWriter.Script script,
      Place place,
      SamplerSettings sampler,
      IntFunction<Noise> noise,
      IntConsumer progress) {
    Pace.Expected expected = profile.pace().expected(script);
    int wanted = wanted(script, place, expected);
    List<Attempt> good = new ArrayList<>();
    int[] furthest = {0};
    @Nullable Attempt best = null;
    for (int i = 0; i < profile.pace().attempts() && good.size() < wanted; i++) {
      int attempt = i;
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
      WordCheck.Found words =
          surprise == 0 ? check.find(manager, script, written.codes()) : WordCheck.Found.NOTHING;
      Attempt made = new Attempt(written, surprise, words);
      if (made.isGood()) {
        good.add(made);
      }
      best = best == null || made.isBetterThan(best) ? made : best;
    }
    Attempt kept =
        good.isEmpty()
            ? Objects.requireNonNull(best, "a pace has one attempt at least")
            : kept(good, check.counts(script));
    return new Written(kept.written().codes(), kept.doubts(expected));
  }

  /**
   * How many good draws are asked for. One is enough where words are counted and the sentence is
   * whole. A word alone is known by its length only, and the short pieces of a cut sentence are
   * each drawn out like the end of one: together "J. R. R. Tolkien" took twice its time.
   */
  private int wanted(TokenWriter.Script script, Place place, Pace.Expected expected) {
    boolean isShort = expected.tokens() > 0 && expected.tokens() < SHORT;
    return isShort && (place == Place.PIECE || check.isOneWord(script)) ? COMPARED : 1;
  }

  /**
   * Where every word was counted the shortest is the one that is drawn out least. A word alone may
   * be cut short as well: the middle one is kept then, which is neither.
   */
  static Attempt kept(List<Attempt> good, boolean areWordsCounted) {
    List<Attempt> byLength =
        good.stream().sorted(Comparator.comparingInt(Attempt::length)).toList();
    return byLength.get(areWordsCounted ? 0 : byLength.size() / 2);
  }

  private TokenWriter.Length length(TokenWriter.Script script) {
    return TokenWriter.Length.ofText(
        script.text().length, profile.minTokenTextRatio(), profile.maxTokenTextRatio());
  }
}
