package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.layer.Linear;
import studio.reprise.speech.layer.SelfAttention;

/** {@link SelfAttention} from frames to what they see, by parts where that can be. */
record HeadsTrial() implements Trial {
  private static final int HEADS = 4;
  private static final int WIDTH = 32;
  private static final int OUT = HEADS * WIDTH;
  private static final int IN = 256;
  private static final int LENGTH = 5;

  /** Frames from here on are not seen. */
  private static final int SEEN = 4;

  private static final int[] WEIGHTS_AT = {0, 40_000, 80_000};
  private static final int[] BIASES_AT = {17, 1001, 2001};
  private static final int INPUT_AT = 131;

  /** Of the inputs, so that no frame's score drowns the others. */
  private static final double SCALE = 0.125;

  private static final double ALLOWED = 1e-5;

  @Override
  public Sentence operation() {
    return Sentence.of("attention by parts");
  }

  @Override
  public List<Object> kind() {
    return List.of(HeadsTrial.class);
  }

  @Override
  public Comparison run(Laboratory laboratory) {
    SelfAttention attention =
        SelfAttention.of(
            laboratory.ops(),
            HEADS,
            linear(laboratory, 0),
            linear(laboratory, 1),
            linear(laboratory, 2));
    float[] mask = new float[LENGTH * LENGTH];
    for (int row = 0; row < LENGTH; row++) {
      Arrays.fill(mask, row * LENGTH + SEEN, (row + 1) * LENGTH, -1e30f);
    }
    NDArray y =
        attention.apply(
            laboratory.tensor(INPUT_AT, 1, LENGTH, IN).mul(SCALE),
            laboratory.manager().create(mask, new Shape(1, 1, LENGTH, LENGTH)));
    Places places = new Places(LENGTH, OUT);
    double[] expected = new double[places.count()];
    double[] allowed = new double[expected.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = plain(laboratory, places.row(i), places.column(i));
      allowed[i] = ALLOWED;
    }
    return new Comparison(Laboratory.picked(y, places.all()), expected, allowed);
  }

  private static Linear linear(Laboratory laboratory, int which) {
    return new Linear(
        laboratory.tensor(WEIGHTS_AT[which], OUT, IN), laboratory.tensor(BIASES_AT[which], OUT));
  }

  private static double plain(Laboratory laboratory, int row, int column) {
    int head = column / WIDTH * WIDTH;
    double weights = 0;
    double sum = 0;
    for (int frame = 0; frame < SEEN; frame++) {
      double score = 0;
      for (int i = head; i < head + WIDTH; i++) {
        score += one(laboratory, 0, row, i) * one(laboratory, 1, frame, i);
      }
      double weight = StrictMath.exp(score / StrictMath.sqrt(WIDTH));
      weights += weight;
      sum += weight * one(laboratory, 2, frame, column);
    }
    return sum / weights;
  }

  /** One query, key or value of a frame. */
  private static double one(Laboratory laboratory, int which, int frame, int out) {
    PlainSum sum = new PlainSum(0);
    sum.add(
        laboratory.row(DataType.FLOAT32),
        WEIGHTS_AT[which] + out * IN,
        1,
        INPUT_AT + frame * IN,
        1,
        IN);
    return sum.value() * SCALE + laboratory.at(BIASES_AT[which] + out);
  }
}
