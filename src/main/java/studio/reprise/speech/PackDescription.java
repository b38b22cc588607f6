package studio.reprise.speech;

import java.util.List;
import java.util.Set;

/**
 * An open voice pack as a receipt names it.
 *
 * @param name from {@code reprise.json}, else the folder's name
 * @param version from {@code reprise.json}, else ""
 * @param sha256 over the sorted list of file paths and hashes: one name for the whole pack
 * @param files every file that decides the sound, sorted by path
 * @param sampleRateHz rate of the speech it makes
 * @param languages BCP 47 codes
 * @param sampler the pack's sampling defaults
 * @param flow the pack's flow defaults
 * @param clipUses how clips can be used; a pack without a voice of its own to stand in takes all of
 *     a clip
 * @param manners what it can act of a text's directions; none where its vocoder has no pitch that
 *     can be taken away
 */
public record PackDescription(
    String name,
    String version,
    String sha256,
    List<File> files,
    int sampleRateHz,
    List<String> languages,
    SamplerSettings sampler,
    FlowSettings flow,
    Set<ClipUse> clipUses,
    Set<Manner> manners) {
  public PackDescription {
    files = List.copyOf(files);
    languages = List.copyOf(languages);
    clipUses = Set.copyOf(clipUses);
    manners = Set.copyOf(manners);
  }

  /** A pack that acts nothing. */
  public PackDescription(
      String name,
      String version,
      String sha256,
      List<File> files,
      int sampleRateHz,
      List<String> languages,
      SamplerSettings sampler,
      FlowSettings flow,
      Set<ClipUse> clipUses) {
    this(name, version, sha256, files, sampleRateHz, languages, sampler, flow, clipUses, Set.of());
  }

  /** The wanted use of a clip where there is a choice; else all of it. */
  public ClipUse use(ClipUse wanted) {
    return clipUses.contains(wanted) ? wanted : ClipUse.FULL;
  }

  /**
   * One file of a pack.
   *
   * @param path relative, with "/"
   * @param bytes its length
   * @param sha256 lower-case hex
   */
  public record File(String path, long bytes, String sha256) {}
}
