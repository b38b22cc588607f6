package studio.reprise.cli;

import java.util.function.Supplier;
import studio.reprise.sentence.AuthorException;

/** What was typed makes no sense, whoever found it out; a sentence says what would. */
final class WrongUse extends AuthorException {
  private static final long serialVersionUID = 1L;

  WrongUse(String pattern, Object... values) {
    super(pattern, values);
  }

  WrongUse(Throwable cause, String pattern, Object... values) {
    super(cause, pattern, values);
  }

  /** What a room below says against an argument. */
  static void unless(Runnable asked) {
    unless(
        () -> {
          asked.run();
          return "";
        });
  }

  /** What a room below makes of an argument. */
  static <T> T unless(Supplier<T> made) {
    try {
      return made.get();
    } catch (AuthorException e) {
      throw new WrongUse(e, "{0}", e);
    }
  }
}
