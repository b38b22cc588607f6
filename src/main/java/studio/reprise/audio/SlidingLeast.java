package studio.reprise.audio;

/** The least of the last so many numbers. */
final class SlidingLeast {
  private final double[] values;
  private final long[] places;
  private final int window;
  private int head;
  private int size;
  private long taken;

  SlidingLeast(int window) {
    this.window = window;
    values = new double[window + 1];
    places = new long[window + 1];
  }

  /** Takes a number and gives the least of it and those before it within the window. */
  double next(double value) {
    while (size > 0 && values[(head + size - 1) % values.length] >= value) {
      size--;
    }
    int tail = (head + size) % values.length;
    values[tail] = value;
    places[tail] = taken++;
    size++;
    if (places[head] <= taken - 1 - window) {
      head = (head + 1) % values.length;
      size--;
    }
    return values[head];
  }
}
