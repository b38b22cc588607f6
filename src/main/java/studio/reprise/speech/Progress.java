package studio.reprise.speech;

/**
 * How far a render is.
 *
 * @param stage what runs now
 * @param segment which piece of a long text, from 0
 * @param segments how many pieces the text was split into
 * @param done steps done in this stage of this segment (LM tokens, ODE steps, vocoder chunks)
 * @param total steps expected in this stage; for tokens an estimate, never below {@code done}
 */
public record Progress(Stage stage, int segment, int segments, int done, int total) {

  /** Told about progress on the render thread; must return at once. */
  @FunctionalInterface
  public interface Listener {
    /** Hears nothing. */
    Listener NONE = progress -> {};

    void progressed(Progress progress);
  }
}
