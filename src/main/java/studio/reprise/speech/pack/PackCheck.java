package studio.reprise.speech.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.WeightTable;

/**
 * Says of a folder, file by file, whether it is a whole voice pack, without loading it.
 *
 * @param folder what was looked at
 * @param name the pack's name
 * @param version the pack's version, or ""
 * @param languages BCP 47 codes that it speaks
 * @param findings one for each file that a pack needs
 * @param memoryBytesFp32 roughly what the open pack needs in single precision
 * @param memoryBytesFp16 roughly what it needs with the language model in half precision
 */
public record PackCheck(
    Path folder,
    String name,
    String version,
    List<String> languages,
    List<Finding> findings,
    long memoryBytesFp32,
    long memoryBytesFp16) {
  private static final String MISSING = "{0} is missing.";
  private static final String DOWNLOADED =
      "{0} is missing. It is part of the GLM-TTS download (zai-org/GLM-TTS).";
  private static final long ENGINE_BYTES = 400L << 20;

  /** What was found of one file. */
  public enum State {
    PRESENT,
    MISSING,
    BROKEN
  }

  /**
   * One file.
   *
   * @param file path inside the pack
   * @param state what was found
   * @param bytes its size, 0 when missing
   * @param sentence what is wrong and where the file comes from; empty when it is present
   */
  public record Finding(String file, State state, long bytes, Sentence sentence) {}

  public PackCheck {
    languages = List.copyOf(languages);
    findings = List.copyOf(findings);
  }

  /** True when {@link VoicePack#open} can be tried. */
  public boolean isWhole() {
    return findings.stream().allMatch(finding -> finding.state() == State.PRESENT);
  }

  /** One sentence for each file that is missing or broken. */
  public List<Sentence> troubles() {
    return findings.stream()
        .filter(finding -> finding.state() != State.PRESENT)
        .map(Finding::sentence)
        .toList();
  }

  /** Bytes of all files that were found. */
  public long bytes() {
    return findings.stream().mapToLong(Finding::bytes).sum();
  }

  /** Looks at a folder; never throws for what is in it. */
  public static PackCheck of(Path folder) {
    List<Finding> findings = new ArrayList<>();
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    String version = "";
    List<String> languages = List.of();
    Optional<PackProfile.Vocoder> vocoder = Optional.empty();
    try {
      PackProfile profile = PackProfile.read(folder);
      name = profile.name();
      version = profile.version();
      languages = profile.languages();
      vocoder = Optional.of(profile.vocoder());
      if (profile.root() != null) {
        findings.add(present(folder, "reprise.json"));
        profile
            .standIn()
            .map(prompt -> folder.relativize(prompt.clip()).toString().replace('\\', '/'))
            .ifPresent(clip -> findings.add(plain(folder, clip, MISSING)));
        String lexicon = profile.root().path("text").path("lexicon").asText("");
        if (!lexicon.isEmpty()) {
          findings.add(plain(folder, lexicon, MISSING));
        }
      }
    } catch (SpeechException e) {
      findings.add(new Finding("reprise.json", State.BROKEN, 0, e.sentence()));
    }
    long[] lm = {0};
    long[] rest = {0};
    findings.add(plain(folder, "llm/config.json", DOWNLOADED));
    findings.add(weights(folder, "llm", lm, DOWNLOADED));
    findings.add(plain(folder, "flow/config.yaml", DOWNLOADED));
    findings.add(
        weights(folder, either(folder, "flow/flow.safetensors", "flow/flow.pt"), rest, DOWNLOADED));
    vocoder.ifPresent(kind -> findings.addAll(vocoder(folder, kind, rest)));
    findings.add(plain(folder, "speech_tokenizer/config.json", DOWNLOADED));
    findings.add(weights(folder, "speech_tokenizer", rest, DOWNLOADED));
    findings.add(plain(folder, "vq32k-phoneme-tokenizer/tokenizer.model", DOWNLOADED));
    findings.add(plain(folder, "vq32k-phoneme-tokenizer/tokenizer_config.json", DOWNLOADED));
    findings.add(speakerEncoder(folder));
    findings.addAll(others(folder, findings));
    return new PackCheck(
        folder,
        name,
        version,
        languages,
        findings,
        ENGINE_BYTES + 4 * (lm[0] + rest[0]),
        ENGINE_BYTES + 2 * lm[0] + 4 * rest[0]);
  }

  private static List<Finding> vocoder(Path folder, PackProfile.Vocoder kind, long[] rest) {
    List<Finding> findings = new ArrayList<>();
    switch (kind) {
      case SOURCE_FILTER -> {
        findings.add(plain(folder, "hift/config.json", MISSING));
        findings.add(weights(folder, "hift/f0_predictor.safetensors", rest, MISSING));
      }
      case HIFT ->
          findings.add(
              weights(
                  folder,
                  either(folder, "hift/hift.safetensors", "hift/hift.pt"),
                  rest,
                  DOWNLOADED));
      case VOCOS -> findings.add(plain(folder, "vocos2d/generator_jit.ckpt", DOWNLOADED));
    }
    return findings;
  }

  /** Files that not every pack needs, and that decide the sound where they are there. */
  private static List<Finding> others(Path folder, List<Finding> found) {
    List<Finding> others = new ArrayList<>();
    for (String name : PackFiles.names(folder)) {
      boolean looked =
          found.stream()
              .anyMatch(
                  finding ->
                      name.equals(finding.file())
                          || (name.startsWith(finding.file() + "/")
                              && name.endsWith(".safetensors")));
      if (!looked && Files.isRegularFile(folder.resolve(name))) {
        others.add(present(folder, name));
      }
    }
    return others;
  }

  private static String either(Path folder, String first, String second) {
    return Files.isRegularFile(folder.resolve(first)) ? first : second;
  }

  private static Finding speakerEncoder(Path folder) {
    String file = "frontend/campplus.onnx";
    try {
      return looked(file, VoicePack.speakerEncoder(folder));
    } catch (SpeechException e) {
      return new Finding(file, State.MISSING, 0, e.sentence());
    }
  }

  private static Finding plain(Path folder, String file, String absence) {
    return Files.isRegularFile(folder.resolve(file))
        ? present(folder, file)
        : missing(file, absence);
  }

  private static Finding weights(Path folder, String file, long[] elements, String absence) {
    Path path = folder.resolve(file);
    boolean isThere =
        Files.isRegularFile(path)
            || Files.isRegularFile(path.resolve("model.safetensors"))
            || Files.isRegularFile(path.resolve("model.safetensors.index.json"));
    if (!isThere) {
      return missing(file.contains(".") ? file : file + "/model.safetensors", absence);
    }
    try {
      elements[0] += WeightTable.elements(path);
      return present(folder, file);
    } catch (SpeechException e) {
      return new Finding(file, State.BROKEN, size(path), e.sentence());
    }
  }

  private static Finding missing(String file, String absence) {
    return new Finding(file, State.MISSING, 0, Sentence.of(absence, file));
  }

  private static Finding present(Path folder, String file) {
    return looked(file, folder.resolve(file));
  }

  /** Of a file that is there: whether it is whole. A folder's weights were looked at before. */
  private static Finding looked(String name, Path path) {
    Optional<Sentence> fault =
        Files.isDirectory(path) ? Optional.empty() : PackFileCheck.fault(path);
    return fault
        .map(sentence -> new Finding(name, State.BROKEN, size(path), sentence))
        .orElseGet(() -> new Finding(name, State.PRESENT, size(path), Sentence.NONE));
  }

  private static long size(Path path) {
    if (!Files.isDirectory(path)) {
      return path.toFile().length();
    }
    long sum = 0;
    java.io.File[] files = path.toFile().listFiles();
    for (java.io.File file : files == null ? new java.io.File[0] : files) {
      sum += file.isFile() ? file.length() : 0;
    }
    return sum;
  }
}
