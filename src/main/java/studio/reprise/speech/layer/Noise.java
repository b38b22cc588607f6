package studio.reprise.speech.layer;

/**
 * The engine's only source of chance: Philox4x32-10 (Salmon et al., "Parallel Random Numbers: As
 * Easy as 1, 2, 3", 2011), a counter-based generator. One stream for each stage and text segment,
 * keyed by the request's seed, so that more ODE steps or another token never shift the numbers of
 * another stage.
 *
 * <p>The key is the seed's two halves; the counter's words are block low, block high, segment,
 * stream and, in that word's upper half, the attempt.
 */
public final class Noise {
  /** The three stages that draw. Their keys are part of every take: they never change. */
  public enum Stream {
    LM(0),
    FLOW(1),
    SOURCE(2);

    private final int key;

    Stream(int key) {
      this.key = key;
    }
  }

  private static final int ROUNDS = 10;
  private static final int ATTEMPT_SHIFT = 16;
  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;

  private final int key0;
  private final int key1;
  private final int segment;
  private final int stream;
  private final int[] block = new int[4];
  private long counter;
  private int used = 4;

  /**
   * @param seed the request's
   * @param segment which piece of the text, from 0
   * @param stream which stage draws
   */
  public Noise(long seed, int segment, Stream stream) {
    this(seed, segment, stream.key);
  }

  private Noise(long seed, int segment, int stream) {
    this.key0 = (int) seed;
    this.key1 = (int) (seed >>> 32);
    this.segment = segment;
    this.stream = stream;
  }

  /**
   * The numbers of a stage that is gone through again.
   *
   * @param attempt how often it was gone through before, from 0, which gives the stage's first
   *     numbers
   */
  public static Noise again(long seed, int segment, Stream stream, int attempt) {
    return new Noise(seed, segment, stream.key | attempt << ATTEMPT_SHIFT);
  }

  /** The generator itself: ten rounds over a counter of four words with a key of two. */
  static int[] philox(int c0, int c1, int c2, int c3, int k0, int k1) {
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = M0 * (c0 & 0xffffffffL);
      long p1 = M1 * (c2 & 0xffffffffL);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c1 = (int) p1;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    return new int[] {c0, c1, c2, c3};
  }

  private int next() {
    if (used == 4) {
      System.arraycopy(
          philox((int) counter, (int) (counter >>> 32), segment, stream, key0, key1),
          0,
          block,
          0,
          4);
      counter++;
      used = 0;
    }
    return block[used++];
  }

  /** A number in [0, 1) of 53 bits. */
  public double uniform() {
    long high = next() & 0xffffffffL;
    long low = next() & 0xffffffffL;
    return ((high << 21) | (low >>> 11)) * 0x1p-53;
  }

  /**
   * Standard normal values by Box and Muller, always in pairs and in this order, with StrictMath.
   *
   * @param count how many; an odd count throws its last partner away
   */
  public float[] normals(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i += 2) {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
      double angle = 2 * StrictMath.PI * uniform();
      values[i] = (float) (radius * StrictMath.cos(angle));
      if (i + 1 < count) {
        values[i + 1] = (float) (radius * StrictMath.sin(angle));
      }
    }
    return values;
  }
}
