package studio.reprise.speech.check;

/**
 * What a kernel computed, beside what it should have been.
 *
 * @param found some of its results
 * @param expected the same by plain loops
 * @param allowed how far each may be off
 */
record Comparison(double[] found, double[] expected, double[] allowed) {

  /** The result that is furthest off for what it is allowed. */
  int worst() {
    int worst = 0;
    for (int i = 1; i < found.length && !Double.isNaN(share(worst)); i++) {
      if (!(share(i) <= share(worst))) {
        worst = i;
      }
    }
    return worst;
  }

  /** How far a result is off as a share of what it is allowed; not a number where it is none. */
  double share(int i) {
    return error(i) / allowed[i];
  }

  double error(int i) {
    return Math.abs(found[i] - expected[i]);
  }

  boolean isRight() {
    return share(worst()) <= 1;
  }
}
