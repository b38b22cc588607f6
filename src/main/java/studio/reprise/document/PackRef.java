package studio.reprise.document;

/**
 * The voice pack that a project was made with.
 *
 * @param id its name, or "" when none was chosen yet
 * @param sha256 its hash, or ""
 */
public record PackRef(String id, String sha256) {
  public static final PackRef NONE = new PackRef("", "");

  public PackRef {
    Ids.requireText(id, 200, "name of a voice pack");
    if (!sha256.matches("([0-9a-f]{64})?")) {
      throw new EditException("\"{0}\" is no hash of a voice pack.", sha256);
    }
  }
}
