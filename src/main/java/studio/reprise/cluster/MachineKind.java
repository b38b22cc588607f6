package studio.reprise.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import studio.reprise.render.RenderEvent;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.MathMode;

/**
 * What machines have to share to render one project: pack, arithmetic and, in fast mode, the bits
 * that the engine's check of itself came to. In portable mode the check's bits are the same on
 * every processor, or the engine does not open.
 *
 * @param description for people
 * @param key a short name, by which one kind can be chosen
 */
record MachineKind(String description, String key) {
  private static final int DIGITS = 8;

  static MachineKind of(RenderEvent.Opened opened) {
    EngineDescription engine = opened.engine();
    boolean isBound = engine.arithmetic().mathMode() == MathMode.FAST;
    String description =
        String.join(
            ", ",
            opened.pack().name() + " " + opened.pack().sha256().substring(0, 12),
            engine.arithmetic().engine()
                + " "
                + engine.arithmetic().version()
                + " on "
                + engine.arithmetic().backend(),
            engine.arithmetic().deviceClass() + " " + engine.arithmetic().dtype(),
            isBound && engine.processor().isRecorded()
                ? engine.processor().toString()
                : "any processor");
    String all = opened.pack().sha256() + '\n' + engine.arithmetic() + '\n' + description;
    return new MachineKind(description, digest(all));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
