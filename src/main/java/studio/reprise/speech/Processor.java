package studio.reprise.speech;

/**
 * On what the kernels ran. It is in no fingerprint: a project that is carried to another machine
 * stays fresh there, and a verification says "other arithmetic" where the sound differs.
 *
 * @param kind for people, such as "AuthenticAMD AVX512"; "" when it was not recorded
 * @param digest of the result bits of the engine's self-check, lower-case hex: two processors with
 *     the same digest computed the same; "" when it was not recorded
 */
public record Processor(String kind, String digest) {
  /** Of a receipt that did not record it, or an engine that computes alike everywhere. */
  public static final Processor NOT_RECORDED = new Processor("", "");

  public Processor {
    if (!kind.matches("[\\x20-\\x7e]{0,200}") || !digest.matches("[0-9a-f]{0,64}")) {
      throw new SpeechException("\"{0}\", \"{1}\" names no processor.", kind, digest);
    }
  }

  public boolean isRecorded() {
    return !digest.isEmpty();
  }

  /** True when both are recorded and computed otherwise. */
  public boolean differsFrom(Processor other) {
    return isRecorded() && other.isRecorded() && !digest.equals(other.digest);
  }

  /** For a sentence. */
  @Override
  public String toString() {
    return (kind.isEmpty() ? "" : kind + ", ")
        + "self-check "
        + (digest.isEmpty() ? "not recorded" : digest.substring(0, Math.min(12, digest.length())));
  }
}
