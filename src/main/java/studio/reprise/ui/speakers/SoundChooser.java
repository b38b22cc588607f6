package studio.reprise.ui.speakers;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.ui.widget.Choosers;
import studio.reprise.ui.widget.Messages;

/** Asks for a sound file of any kind that can be read. */
final class SoundChooser {
  private SoundChooser() {}

  static Optional<File> choose(Messages messages, Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.text("speakers.choose"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("WAV, FLAC, MP3, M4A, Opus …", patterns()));
    return Choosers.open(chooser, "sound", owner);
  }

  /** Endings in both cases, for systems that tell them apart. */
  private static List<String> patterns() {
    return SoundFile.ENDINGS.stream()
        .flatMap(ending -> Stream.of("*." + ending, "*." + ending.toUpperCase(Locale.ROOT)))
        .toList();
  }
}
