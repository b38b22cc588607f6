package studio.reprise.sentence;

import org.jspecify.annotations.Nullable;

/**
 * Something that cannot be done, and a sentence that the author can act on. Each room has its own
 * kind, for those who do something else about it; a door catches this one and says the sentence.
 */
public abstract class AuthorException extends RuntimeException implements Said {
  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;

  protected AuthorException(String pattern, Object... values) {
    this(null, Sentence.of(pattern, values));
  }

  protected AuthorException(@Nullable Throwable cause, String pattern, Object... values) {
    this(cause, Sentence.of(pattern, values));
  }

  private AuthorException(@Nullable Throwable cause, Sentence sentence) {
    super(sentence.toString(), cause);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence.toString();
  }

  @Override
  public Sentence sentence() {
    return sentence;
  }
}
