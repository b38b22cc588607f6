package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.layer.TorchOps;

/** A function of each number by itself. */
enum FunctionTrial implements Trial {
  GELU(8),
  GELU_TANH(8),
  SILU(8),
  MISH(8),
  ELU(8),
  LEAKY_RELU(8),
  SNAKE(4),
  TANH(8),
  EXPONENTIAL(4),
  SINE(16384),
  COSINE(16384);

  private static final int ROWS = 9;
  private static final int COLUMNS = 37;
  private static final int AT = 401;
  private static final double ALLOWED = 4e-6;
  private static final double GELU_SCALE = StrictMath.sqrt(2 / StrictMath.PI);

  private final int reach;

  FunctionTrial(int reach) {
    this.reach = reach;
  }

  @Override
  public Sentence operation() {
    return Sentence.of("the function {0}", name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  @Override
  public List<Object> kind() {
    return List.of(this);
  }

  @Override
  public Comparison run(Laboratory laboratory) {
    NDArray x = laboratory.tensor(AT, 1, ROWS, COLUMNS).mul(reach);
    Places places = new Places(ROWS, COLUMNS);
    double[] expected = new double[places.count()];
    double[] allowed = new double[expected.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = plain(reach * laboratory.at(AT + places.row(i) * COLUMNS + places.column(i)));
      allowed[i] = ALLOWED * (1 + Math.abs(expected[i]));
    }
    return new Comparison(
        Laboratory.picked(computed(laboratory.ops(), x), places.all()), expected, allowed);
  }

  /** Of {@code [1, rows, columns]}. */
  NDArray computed(TorchOps ops, NDArray x) {
    return switch (this) {
      case GELU -> x.getNDArrayInternal().gelu();
      case GELU_TANH -> ops.geluTanh(x);
      case SILU -> ops.silu(x);
      case MISH -> ops.mish(x);
      case ELU -> x.getNDArrayInternal().elu(1);
      case LEAKY_RELU -> x.getNDArrayInternal().leakyRelu(0.1f);
      case SNAKE -> ops.snake(x, x.getManager().full(new Shape(1, x.getShape().get(1), 1), 0.75f));
      case TANH -> x.tanh();
      case EXPONENTIAL -> x.exp();
      case SINE -> x.sin();
      case COSINE -> x.cos();
    };
  }

  double plain(double x) {
    return switch (this) {
      case GELU -> 0.5 * x * (1 + erf(x / StrictMath.sqrt(2)));
      case GELU_TANH -> 0.5 * x * (1 + StrictMath.tanh(GELU_SCALE * (x + 0.044715 * x * x * x)));
      case SILU -> x / (1 + StrictMath.exp(-x));
      case MISH -> x * StrictMath.tanh(StrictMath.log1p(StrictMath.exp(x)));
      case ELU -> x > 0 ? x : StrictMath.expm1(x);
      case LEAKY_RELU -> x > 0 ? x : 0.1f * x;
      case SNAKE -> x + StrictMath.pow(StrictMath.sin(0.75 * x), 2) / 0.75;
      case TANH -> StrictMath.tanh(x);
      case EXPONENTIAL -> StrictMath.exp(x);
      case SINE -> StrictMath.sin(x);
      case COSINE -> StrictMath.cos(x);
    };
  }

  /** The error function by its series; beyond 4 it is 1 within 2e-8. */
  private static double erf(double x) {
    if (Math.abs(x) > 4) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / StrictMath.sqrt(StrictMath.PI) * sum;
  }
}
