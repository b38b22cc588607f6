package studio.reprise.render;

import java.util.Locale;

/** How receipts and fingerprints spell the constants of an enum. */
final class Spelling {
  private Spelling() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant of that spelling.
   *
   * @throws RenderException when there is none
   */
  static <E extends Enum<E>> E parse(Class<E> type, String spelling) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(spelling)) {
        return constant;
      }
    }
    throw new RenderException("\"{0}\" is not a word that receipts use here.", spelling);
  }
}
