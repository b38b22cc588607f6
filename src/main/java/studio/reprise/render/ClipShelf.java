package studio.reprise.render;

/** Where reference clips lie, by the SHA-256 of their files. */
@FunctionalInterface
public interface ClipShelf {
  /** A way to read the clip; nothing is read yet, and a missing clip shows when it is. */
  ClipSource clip(String sha256);
}
