package studio.reprise.speech.check;

/** Which results of a tensor {@code [rows, columns]} are looked at: its corners and some others. */
final class Places {
  private static final int COUNT = 48;

  private final long[] places;
  private final int columns;

  Places(int rows, int columns) {
    this.columns = columns;
    long size = (long) rows * columns;
    places = new long[(int) Math.min(COUNT, size)];
    for (int i = 0; i < places.length; i++) {
      int row =
          switch (i & 3) {
            case 0 -> 0;
            case 1 -> rows - 1;
            default -> (int) (i * 0x9E3779B1L % rows);
          };
      int column =
          switch (i) {
            case 0, 1 -> 0;
            case 4, 5 -> columns - 1;
            default -> (int) (i * 0x85EBCA6BL % columns);
          };
      places[i] = size <= COUNT ? i : (long) row * columns + column;
    }
  }

  long[] all() {
    return places;
  }

  int count() {
    return places.length;
  }

  int row(int i) {
    return (int) (places[i] / columns);
  }

  int column(int i) {
    return (int) (places[i] % columns);
  }
}
