package studio.reprise.cli;

import java.util.function.Supplier;
import studio.reprise.render.RenderException;

/** What was typed makes no sense, whoever found it out; a sentence says what would. */
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUse(String sentence) {
    super(sentence);
  }

  private WrongUse(RenderException problem) {
    super(problem.getMessage(), problem);
  }

  /** What a room below makes of an argument. */
  static <T> T unless(Supplier<T> made) {
    try {
      return made.get();
    } catch (RenderException e) {
      throw new WrongUse(e);
    }
  }
}
