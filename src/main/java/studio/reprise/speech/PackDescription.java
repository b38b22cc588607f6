package studio.reprise.speech;

import java.util.List;

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
 */
public record PackDescription(
    String name,
    String version,
    String sha256,
    List<File> files,
    int sampleRateHz,
    List<String> languages,
    SamplerSettings sampler,
    FlowSettings flow) {
  public PackDescription {
    files = List.copyOf(files);
    languages = List.copyOf(languages);
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
