package studio.reprise.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.reprise.render.RenderException;

/**
 * A reference clip that lies beside the program.
 *
 * @param name what it is asked for by
 * @param language of its words
 * @param clip the sound file
 * @param words what is said in it, exactly
 */
record SampleVoice(String name, String language, Path clip, String words) {
  private static final String FOLDER = "sample-voices";
  private static final String TABLE = "voices.tsv";

  /**
   * All of them, in the table's order; none in a program that was packed without.
   *
   * @param home the program's folder, if it has one
   */
  static List<SampleVoice> in(Optional<Path> home) {
    Path folder = home.orElse(Path.of("")).resolve(FOLDER);
    Path table = folder.resolve(TABLE);
    if (!Files.isRegularFile(table)) {
      return List.of();
    }
    List<SampleVoice> voices = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
        String[] cells = line.split("\t");
        if (cells.length == 3) {
          voices.add(
              new SampleVoice(cells[0], cells[1], folder.resolve(cells[0] + ".wav"), cells[2]));
        }
      }
    } catch (IOException e) {
      throw new RenderException(e, "{0} cannot be read: {1}.", table, e);
    }
    return voices;
  }

  /**
   * The one of a name, or the first that speaks a language.
   *
   * @param name or empty
   * @throws RenderException when there is none
   */
  static SampleVoice choose(List<SampleVoice> voices, Optional<String> name, String language) {
    return voices.stream()
        .filter(voice -> name.map(voice.name()::equals).orElse(voice.language().equals(language)))
        .findFirst()
        .orElseThrow(
            () ->
                new RenderException(
                    "{0} --clip and --words take a voice of yours.",
                    name.map(asked -> "There is no sample voice \"" + asked + "\".")
                            .orElse("No sample voice speaks the language \"" + language + "\".")
                        + (voices.isEmpty() ? "" : " There are " + names(voices) + ".")));
  }

  private static String names(List<SampleVoice> voices) {
    return String.join(", ", voices.stream().map(SampleVoice::name).toList());
  }
}
