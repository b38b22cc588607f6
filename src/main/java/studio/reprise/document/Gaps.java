package studio.reprise.document;

/**
 * Silence between lines by rule, in seconds. The largest rule that applies holds.
 *
 * @param lineSeconds after any line
 * @param paragraphSeconds after a line that ends a paragraph
 * @param speakerChangeSeconds when another speaker follows
 * @param sceneSeconds at the end of a scene
 */
public record Gaps(
    double lineSeconds, double paragraphSeconds, double speakerChangeSeconds, double sceneSeconds) {
  public static final Gaps DEFAULT = new Gaps(0.35, 0.8, 0.5, 1.5);

  public Gaps {
    for (double seconds :
        new double[] {lineSeconds, paragraphSeconds, speakerChangeSeconds, sceneSeconds}) {
      if (!(seconds >= 0 && seconds <= 60)) {
        throw new EditException("A gap lasts 0 to 60 seconds, not {0}.", seconds);
      }
    }
  }
}
