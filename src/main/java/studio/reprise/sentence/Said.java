package studio.reprise.sentence;

/** A problem that an author can read, and does something about. */
public interface Said {
  /** What is wrong, where, and what to do. */
  Sentence sentence();
}
