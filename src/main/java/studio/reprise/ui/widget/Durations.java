package studio.reprise.ui.widget;

/** Times as people say them. */
public final class Durations {
  private Durations() {}

  /** "3 s left", "2 min left". */
  public static String remaining(Messages messages, double seconds) {
    return seconds < 90
        ? messages.text("time.seconds_left", Math.round(seconds))
        : messages.text("time.minutes_left", Math.round(seconds / 60));
  }
}
