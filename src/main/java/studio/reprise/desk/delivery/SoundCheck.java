package studio.reprise.desk.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.delivery.DeliveryProfile;
import studio.reprise.storage.delivery.FileChecks;
import studio.reprise.storage.delivery.Finding;
import studio.reprise.storage.delivery.Findings;
import studio.reprise.storage.delivery.Heard;
import studio.reprise.storage.delivery.SetChecks;

/** Holds sound files, whoever made them, against a profile. */
public final class SoundCheck {
  private static final int MOST_FILES = 10_000;

  /** A file that was heard. */
  public record Checked(String file, Heard heard) {
    /** As reports write it. */
    public ObjectNode json() {
      ObjectNode out = heard.json();
      return out.put("file", file);
    }
  }

  /** What came of it. */
  public record Result(List<Checked> files, List<Finding> findings) {
    /** Whether the receiver would take them. */
    public boolean passes() {
      return findings.stream().noneMatch(Finding::isFailure);
    }
  }

  private SoundCheck() {}

  /**
   * Checks a file, or all sound files of a folder.
   *
   * @param begins hears each file's name
   * @throws StorageException when nothing is there, or a file cannot be decoded
   * @throws CancellationException when somebody asks
   */
  public static Result of(
      Path path, DeliveryProfile profile, Consumer<String> begins, BooleanSupplier isCancelled) {
    Findings findings = new Findings(profile, Set.of());
    FileChecks checks = new FileChecks(profile, findings);
    List<Checked> checked = new ArrayList<>();
    boolean isFolder = Files.isDirectory(path);
    for (Path file : files(path)) {
      if (isCancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      String name =
          isFolder
              ? path.relativize(file).toString().replace('\\', '/')
              : file.getFileName().toString();
      begins.accept(name);
      Heard heard = heard(file);
      checks.check(name, heard);
      checked.add(new Checked(name, heard));
    }
    List<SetChecks.Named> all =
        checked.stream().map(each -> new SetChecks.Named(each.file(), each.heard())).toList();
    new SetChecks(profile, findings).check(all, all);
    return new Result(checked, findings.all());
  }

  private static Heard heard(Path file) {
    try {
      return Heard.of(file);
    } catch (AudioFormatException e) {
      throw new StorageException(e, "{0}", e);
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be read: {1}.", file, e);
    }
  }

  /**
   * The files that are checked: the one named, or the sound files of a folder.
   *
   * @throws StorageException when there is none
   */
  public static List<Path> files(Path path) {
    return Files.isDirectory(path) ? sounds(path) : List.of(path);
  }

  private static List<Path> sounds(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> sounds =
          files
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .filter(SoundCheck::isSound)
              .sorted()
              .limit(MOST_FILES)
              .toList();
      if (sounds.isEmpty()) {
        throw new StorageException("There is no sound file in {0}.", folder);
      }
      return sounds;
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be listed: {1}.", folder, e);
    }
  }

  private static boolean isSound(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1);
    return ending.equals("m4b") || SoundFile.ENDINGS.contains(ending);
  }
}
