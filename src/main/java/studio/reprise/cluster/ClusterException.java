package studio.reprise.cluster;

import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.AuthorException;

/** A cluster cannot render; nothing that was finished before is lost. */
public final class ClusterException extends AuthorException {
  private static final long serialVersionUID = 1L;

  public ClusterException(String pattern, Object... values) {
    super(pattern, values);
  }

  public ClusterException(@Nullable Throwable cause, String pattern, Object... values) {
    super(cause, pattern, values);
  }
}
