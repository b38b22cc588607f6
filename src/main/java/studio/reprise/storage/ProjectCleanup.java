package studio.reprise.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.document.TakeNote;
import studio.reprise.render.Receipt;

/**
 * What lies in a project's folder and is of no use to it any more, as it was found.
 *
 * @param binnedTakes that the author threw away and no line has, by fingerprint
 * @param strayTakes of lines that are no longer in the project, which no line has
 * @param strayClips that no speaker and no take which stays speaks with, by their hash
 * @param bytes that all of them occupy
 */
public record ProjectCleanup(
    List<String> binnedTakes, List<String> strayTakes, List<String> strayClips, long bytes) {
  public ProjectCleanup {
    binnedTakes = List.copyOf(binnedTakes);
    strayTakes = List.copyOf(strayTakes);
    strayClips = List.copyOf(strayClips);
  }

  /** How many takes, of whichever kind. */
  public int takes() {
    return binnedTakes.size() + strayTakes.size();
  }

  public boolean isEmpty() {
    return binnedTakes.isEmpty() && strayTakes.isEmpty() && strayClips.isEmpty();
  }

  /**
   * Looks what could go. A take that cannot be read stays: it may be somebody's only trace.
   *
   * @param project as the author sees it now
   */
  public static ProjectCleanup find(ProjectFolder folder, Project project) {
    Map<String, Line> lines = new HashMap<>();
    Set<String> wanted = new HashSet<>();
    Set<String> binned = new HashSet<>();
    project
        .lines()
        .forEach(
            line -> {
              lines.put(line.id(), line);
              wanted.add(line.takeFingerprint());
              for (TakeNote note : line.takeNotes()) {
                (note.place() == TakeNote.Place.BIN ? binned : wanted).add(note.fingerprint());
              }
            });
    List<String> binnedTakes = new ArrayList<>();
    List<String> strayTakes = new ArrayList<>();
    Set<String> spoken = new HashSet<>();
    project.speakers().stream().flatMap(Speaker::clips).forEach(spoken::add);
    boolean allRead = true;
    for (String take : folder.takes().fingerprints()) {
      Optional<Receipt> receipt = folder.takes().receipt(take);
      Line owner = receipt.map(found -> found.owner().lineId()).map(lines::get).orElse(null);
      if (receipt.isEmpty()) {
        allRead = false;
      } else if (!wanted.contains(take) && owner == null) {
        (binned.contains(take) ? binnedTakes : strayTakes).add(take);
      } else if (!wanted.contains(take) && owner != null && owner.hasBinned(take)) {
        binnedTakes.add(take);
      } else {
        spoken.add(receipt.get().said().clipSha256());
      }
    }
    List<String> strayClips =
        allRead
            ? folder.clips().names().stream().filter(clip -> !spoken.contains(clip)).toList()
            : List.of();
    return new ProjectCleanup(
        binnedTakes, strayTakes, strayClips, bytes(folder, binnedTakes, strayTakes, strayClips));
  }

  private static long bytes(
      ProjectFolder folder, List<String> binned, List<String> stray, List<String> clips) {
    long bytes = 0;
    for (List<String> takes : List.of(binned, stray)) {
      for (String take : takes) {
        bytes += size(folder.path().resolve("takes/" + take + ".wav"));
        bytes += size(folder.path().resolve("takes/" + take + ".json"));
      }
    }
    for (String clip : clips) {
      bytes += size(folder.path().resolve(ClipFolder.relativePath(clip)));
    }
    return bytes;
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Deletes what was found, for ever: undo does not bring the sound of these takes back.
   *
   * @throws StorageException when the project is read-only or a file cannot be deleted
   */
  public void carryOut(ProjectFolder folder) {
    binnedTakes.forEach(folder.takes()::delete);
    strayTakes.forEach(folder.takes()::delete);
    strayClips.forEach(folder.clips()::delete);
  }
}
