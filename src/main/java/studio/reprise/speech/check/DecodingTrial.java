package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import studio.reprise.sentence.Sentence;

/**
 * Attention of the language model's new positions to all before them, whose keys and values were
 * kept. Two heads share what was kept.
 *
 * @param rows new positions
 * @param start how many were before them
 */
record DecodingTrial(int rows, int start, DataType type) implements Trial {
  private static final int HEADS = 4;
  private static final int KEPT = 2;
  private static final int WIDTH = 20;
  private static final int HALF = WIDTH / 2;
  private static final int SIDE = HEADS + 2 * KEPT;
  private static final int NEW_AT = 307;
  private static final int KEYS_AT = 5003;
  private static final int VALUES_AT = 9001;
  private static final int COS_AT = 13;
  private static final int SIN_AT = 1201;
  private static final double SCALE = 0.7;
  private static final double ALLOWED = 1e-5;
  private static final double ALLOWED_HALF = 8e-3;

  @Override
  public Sentence operation() {
    Sentence plain = Sentence.of("attention of {0} new positions to {1} before them", rows, start);
    return type == DataType.FLOAT16 ? Sentence.of("{0} in half precision", plain) : plain;
  }

  @Override
  public List<Object> kind() {
    return List.of(DecodingTrial.class, rows, start, type);
  }

  @Override
  public Comparison run(Laboratory laboratory) {
    int end = start + rows;
    // What is new is written among what was kept: those two are tensors of their own.
    NDArray keys = laboratory.tensor(type, KEYS_AT, KEPT, end, WIDTH).duplicate();
    NDArray values = laboratory.tensor(type, VALUES_AT, KEPT, end, WIDTH).duplicate();
    NDArray y =
        laboratory
            .ops()
            .cachedAttention(
                laboratory.tensor(type, NEW_AT, rows, SIDE * WIDTH),
                laboratory.tensor(type, COS_AT, end, WIDTH),
                laboratory.tensor(type, SIN_AT, end, WIDTH),
                keys,
                values,
                start,
                SCALE);
    int[] looked = rows < 3 ? new int[] {0} : new int[] {0, rows / 2, rows - 1};
    double[] expected = new double[looked.length * HEADS * WIDTH];
    double[] allowed = new double[expected.length];
    Arrays.fill(allowed, type == DataType.FLOAT16 ? ALLOWED_HALF : ALLOWED);
    long[] places = new long[expected.length];
    for (int i = 0; i < expected.length; i++) {
      places[i] = (long) looked[i / (HEADS * WIDTH)] * HEADS * WIDTH + i % (HEADS * WIDTH);
    }
    for (int i = 0; i < looked.length; i++) {
      for (int head = 0; head < HEADS; head++) {
        attend(laboratory.row(type), looked[i], head, expected, (i * HEADS + head) * WIDTH);
      }
    }
    return new Comparison(Laboratory.picked(y, places), expected, allowed);
  }

  private void attend(float[] numbers, int row, int head, double[] expected, int at) {
    int kept = head / (HEADS / KEPT);
    double[] sum = new double[WIDTH];
    double weights = 0;
    for (int position = 0; position <= start + row; position++) {
      double score = 0;
      for (int c = 0; c < WIDTH; c++) {
        score +=
            turned(numbers, row, head, c)
                * (position < start
                    ? numbers[KEYS_AT + (kept * (start + rows) + position) * WIDTH + c]
                    : turned(numbers, position - start, HEADS + kept, c));
      }
      double weight = StrictMath.exp(score * SCALE);
      weights += weight;
      for (int c = 0; c < WIDTH; c++) {
        sum[c] +=
            weight
                * (position < start
                    ? numbers[VALUES_AT + (kept * (start + rows) + position) * WIDTH + c]
                    : numbers[place(position - start, HEADS + KEPT + kept, c)]);
      }
    }
    for (int c = 0; c < WIDTH; c++) {
      expected[at + c] = sum[c] / weights;
    }
  }

  private static int place(int row, int head, int c) {
    return NEW_AT + (row * SIDE + head) * WIDTH + c;
  }

  /** A query or key under the angles of its position: channels c and c + d/2 are a pair. */
  private double turned(float[] numbers, int row, int head, int c) {
    double other =
        c < HALF
            ? -numbers[place(row, head, c + HALF)]
            : (double) numbers[place(row, head, c - HALF)];
    int angle = (start + row) * WIDTH + c;
    return (double) numbers[place(row, head, c)] * numbers[COS_AT + angle]
        + other * numbers[SIN_AT + angle];
  }
}
