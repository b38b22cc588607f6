package studio.reprise.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.desk.ConfigFolder;
import studio.reprise.desk.EngineOpener;
import studio.reprise.desk.Packs;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.storage.ProjectFolder;

/** The command line in a folder of its own, with the tone synthesizer. */
public final class Terminal {
  final Path folder;
  public EngineOpener engines =
      new EngineOpener() {
        @Override
        public Synthesizer open(Path pack, EngineOptions options) {
          return new ToneSynthesizer(
              ToneSynthesizer.engine(options.mathMode()), ToneSynthesizer.pack(packContent(pack)));
        }

        @Override
        public Optional<String> sha256(Path pack) {
          return Optional.of(ToneSynthesizer.pack(packContent(pack)).sha256());
        }
      };
  public String out = "";
  public String err = "";

  public Terminal(Path folder) {
    this.folder = folder;
    Path pack = folder.resolve("home/packs/starter");
    try {
      Files.createDirectories(pack.resolve("llm"));
      Files.writeString(pack.resolve("tone"), "starter");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pack's sound, and so its name and hash, hang on this file. */
  static String packContent(Path pack) {
    try {
      return Files.readString(pack.resolve("tone"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void use(Synthesizer synthesizer) {
    engines = (pack, options) -> synthesizer;
  }

  /** The packs that its commands find. */
  public Packs packs() {
    return Packs.of(
        Optional.of(folder.resolve("home")), folder, ConfigFolder.at(folder.resolve("config")));
  }

  /** True when nobody has the project open. */
  public boolean isFree(Path project) {
    try (ProjectFolder opened = ProjectFolder.open(project)) {
      return opened.readOnlyReason().isEmpty();
    }
  }

  public int run(String... args) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    int code =
        CommandLineDoor.run(
            surroundings(
                new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                new PrintStream(errBytes, true, StandardCharsets.UTF_8)),
            args);
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  Surroundings surroundings(PrintStream toOut, PrintStream toErr) {
    return new Surroundings(
        InputStream.nullInputStream(),
        toOut,
        toErr,
        false,
        folder,
        Optional.of(folder.resolve("home")),
        ConfigFolder.at(folder.resolve("config")),
        Map.of(),
        engines,
        false);
  }

  Path clip(String name, double level) {
    float[] samples = new float[24_000 * 4];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (level * Math.sin(i * 0.05) * (i % 4000 < 3000 ? 1 : 0.001));
    }
    Path file = folder.resolve(name);
    try {
      WavFile.write(file, new Pcm(samples, 24_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** A project of two speakers who take turns. */
  public Path project(int lines) {
    Path path = folder.resolve("project");
    try (ProjectFolder made = ProjectFolder.create(path, Project.empty("Test"))) {
      List<Line> all = new ArrayList<>();
      for (int i = 0; i < lines; i++) {
        all.add(Line.of("l" + i, i % 2 == 0 ? "anna" : "ben", "This is line " + i + "."));
      }
      made.save(
          Project.empty("Test")
              .withSpeakers(List.of(speaker(made, "anna", 0.2), speaker(made, "ben", 0.3)))
              .withScenes(List.of(new Scene("s1", "The bridge", all))));
    }
    return path;
  }

  private Speaker speaker(ProjectFolder made, String id, double level) {
    try {
      String sha256 = made.clips().put(WavFile.read(clip(id + ".wav", level)));
      return Speaker.named(id, id, "#336699").withClip(sha256, "Words of " + id + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Project read(Path project) {
    try (ProjectFolder opened = ProjectFolder.open(project)) {
      return opened.project();
    }
  }

  String batch(int tasks) {
    clip("a.wav", 0.2);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < tasks; i++) {
      lines
          .append("{\"prompt_text\":\"Words.\",\"prompt_audio\":\"a.wav\",\"input_text\":\"Task ")
          .append(i)
          .append(".\",\"output_name\":\"t")
          .append(i)
          .append("\",\"sample_rate\":")
          .append(i % 2 == 0 ? 24_000 : 16_000)
          .append(",\"seed\":42}\n");
    }
    write("tasks.jsonl", lines.toString());
    return "tasks.jsonl";
  }

  Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
