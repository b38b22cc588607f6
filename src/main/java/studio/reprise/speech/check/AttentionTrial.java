package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import studio.reprise.sentence.Sentence;

/** Attention of each position to all of them, or to those that a mask leaves. */
enum AttentionTrial implements Trial {
  ALL,
  MASKED;

  private static final int HEADS = 3;
  private static final int LENGTH = 21;
  private static final int WIDTH = 20;
  private static final int QUERIES_AT = 601;
  private static final int KEYS_AT = 2003;
  private static final int VALUES_AT = 4001;
  private static final double SCALE = 0.7;

  /** Positions from here on are not seen. */
  private static final int SEEN = 17;

  private static final double ALLOWED = 1e-5;

  @Override
  public Sentence operation() {
    return Sentence.of(this == ALL ? "attention" : "masked attention");
  }

  @Override
  public List<Object> kind() {
    return List.of(this);
  }

  @Override
  public Comparison run(Laboratory laboratory) {
    NDArray q = laboratory.tensor(QUERIES_AT, 1, HEADS, LENGTH, WIDTH);
    NDArray k = laboratory.tensor(KEYS_AT, 1, HEADS, LENGTH, WIDTH);
    NDArray v = laboratory.tensor(VALUES_AT, 1, HEADS, LENGTH, WIDTH);
    NDArray y =
        this == ALL
            ? laboratory.ops().attention(q, k, v, SCALE)
            : laboratory.ops().attention(q, k, v, mask(laboratory), SCALE);
    Places places = new Places(HEADS * LENGTH, WIDTH);
    double[] expected = new double[places.count()];
    double[] allowed = new double[expected.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = plain(laboratory, places.row(i), places.column(i));
      allowed[i] = ALLOWED;
    }
    return new Comparison(Laboratory.picked(y, places.all()), expected, allowed);
  }

  private static NDArray mask(Laboratory laboratory) {
    float[] scores = new float[LENGTH];
    Arrays.fill(scores, SEEN, LENGTH, -1e30f);
    return laboratory.manager().create(scores, new ai.djl.ndarray.types.Shape(1, 1, 1, LENGTH));
  }

  private double plain(Laboratory laboratory, int row, int column) {
    int head = row / LENGTH * LENGTH;
    double weights = 0;
    double sum = 0;
    for (int key = 0; key < (this == ALL ? LENGTH : SEEN); key++) {
      PlainSum score = new PlainSum(0);
      score.add(
          laboratory.row(DataType.FLOAT32),
          QUERIES_AT + row * WIDTH,
          1,
          KEYS_AT + (head + key) * WIDTH,
          1,
          WIDTH);
      double weight = StrictMath.exp(score.value() * SCALE);
      weights += weight;
      sum += weight * laboratory.at(VALUES_AT + (head + key) * WIDTH + column);
    }
    return sum / weights;
  }
}
