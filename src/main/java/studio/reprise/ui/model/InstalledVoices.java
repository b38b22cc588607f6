package studio.reprise.ui.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.pack.PackCheck;
import studio.reprise.speech.pack.VoicePack;

/** The packs that lie beside the program. */
public final class InstalledVoices implements Voices {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledVoices.class);

  private final Path packs;

  public InstalledVoices(Path application) {
    this.packs = application.resolve("packs");
  }

  @Override
  public List<Pack> found() {
    List<Pack> found = new ArrayList<>();
    if (Files.isDirectory(packs)) {
      try (Stream<Path> folders = Files.list(packs)) {
        folders.filter(Files::isDirectory).sorted().map(this::check).forEach(found::add);
      } catch (IOException e) {
        LOG.warn("The packs in {} cannot be listed", packs, e);
      }
    }
    return found;
  }

  @Override
  public Pack check(Path folder) {
    PackCheck check = PackCheck.of(folder);
    List<String> troubles =
        check.findings().stream()
            .filter(finding -> finding.state() != PackCheck.State.PRESENT)
            .map(PackCheck.Finding::sentence)
            .toList();
    long bytes = check.findings().stream().mapToLong(PackCheck.Finding::bytes).sum();
    String name = (check.name() + " " + check.version()).strip();
    return new Pack(folder, name, bytes, check.memoryBytesFp32(), troubles);
  }

  @Override
  public Synthesizer open(Path folder, EngineOptions options) {
    return VoicePack.open(folder, options);
  }
}
