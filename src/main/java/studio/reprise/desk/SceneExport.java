package studio.reprise.desk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Pcm16;
import studio.reprise.audio.Resampler;
import studio.reprise.audio.WavFile;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.TakeShelf;
import studio.reprise.storage.AtomicFile;
import studio.reprise.storage.OutputName;
import studio.reprise.storage.StorageException;

/**
 * Whole scenes for a listener: {@code scenes/<number>-<title>.wav} with the gaps by the project's
 * rules, subtitles ({@code .srt}) and a cue sheet ({@code .csv}) beside it. Lines without a take
 * are left out. The same takes give the same bytes.
 */
public final class SceneExport {
  private static final long MOST_BYTES = 1L << 30;

  private final Path folder;
  private final Project project;
  private final TakeShelf takes;

  /**
   * @param folder of the export; the files go into its folder {@code scenes}
   */
  public SceneExport(Path folder, Project project, TakeShelf takes) {
    this.folder = folder.resolve("scenes");
    this.project = project;
    this.takes = takes;
  }

  /** A line within its scene's sound. */
  private record Placed(Line line, String speaker, long startSample, Pcm sound) {
    long endSample() {
      return startSample + sound.length();
    }
  }

  /**
   * Writes the scenes that have a take.
   *
   * @return how many
   * @throws StorageException when the disk refuses, or a scene is longer than a WAV should be
   */
  public int write(List<Scene> wanted) {
    Map<String, Double> gaps = gaps();
    int written = 0;
    try {
      for (Scene scene : project.scenes()) {
        if (wanted.contains(scene)) {
          List<Placed> placed = placed(scene, gaps);
          if (!placed.isEmpty()) {
            write(scene, placed);
            written++;
          }
        }
      }
      return written;
    } catch (IOException e) {
      throw new StorageException(
          "The scenes cannot be written to "
              + folder
              + ": "
              + AtomicFile.reason(e)
              + ". The files written so far are whole.",
          e);
    }
  }

  private Map<String, Double> gaps() {
    List<Double> seconds = project.gapsAfterSeconds();
    List<Line> lines = project.lines().toList();
    Map<String, Double> gaps = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      gaps.put(lines.get(i).id(), seconds.get(i));
    }
    return gaps;
  }

  private List<Placed> placed(Scene scene, Map<String, Double> gaps) {
    List<Placed> placed = new ArrayList<>();
    long at = 0;
    int rate = 0;
    for (Line line : scene.lines()) {
      Optional<Pcm> take =
          line.takeFingerprint().isEmpty() ? Optional.empty() : takes.sound(line.takeFingerprint());
      if (take.isEmpty()) {
        continue;
      }
      rate = rate == 0 ? take.get().sampleRateHz() : rate;
      Pcm sound = Resampler.resample(take.get(), rate);
      String speaker = project.speaker(line.speakerId()).map(Speaker::name).orElse("");
      placed.add(new Placed(line, speaker, at, sound));
      at += sound.length() + Math.round(gaps.get(line.id()) * rate);
      if (2 * at > MOST_BYTES) {
        throw new StorageException(
            "The scene \"" + scene.title() + "\" is too long for one WAV; cut it into several.");
      }
    }
    return placed;
  }

  private void write(Scene scene, List<Placed> placed) throws IOException {
    AtomicFile.requireFolder(folder);
    String title = OutputName.madeFrom(scene.title().isBlank() ? scene.id() : scene.title());
    int number = project.scenes().indexOf(scene) + 1;
    String name = String.format(Locale.ROOT, "%02d-%s", number, title);
    int rate = placed.get(0).sound().sampleRateHz();
    long length = placed.get(placed.size() - 1).endSample();
    byte[] empty = WavFile.bytes(new Pcm(new float[0], rate));
    ByteBuffer file = ByteBuffer.allocate((int) (empty.length + 2 * length));
    file.order(java.nio.ByteOrder.LITTLE_ENDIAN).put(empty);
    file.putInt(4, (int) (empty.length - 8 + 2 * length));
    file.putInt(empty.length - 4, (int) (2 * length));
    for (Placed each : placed) {
      file.position((int) (empty.length + 2 * each.startSample()));
      file.put(Pcm16.bytes(each.sound().samples()));
    }
    AtomicFile.write(folder.resolve(name + ".wav"), file.array());
    AtomicFile.write(
        folder.resolve(name + ".srt"), subtitles(placed).getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(
        folder.resolve(name + ".csv"), cueSheet(placed).getBytes(StandardCharsets.UTF_8));
  }

  private static String subtitles(List<Placed> placed) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < placed.size(); i++) {
      Placed each = placed.get(i);
      int rate = each.sound().sampleRateHz();
      out.append(i + 1)
          .append('\n')
          .append(clock(each.startSample(), rate))
          .append(" --> ")
          .append(clock(each.endSample(), rate))
          .append('\n');
      if (!each.speaker().isBlank()) {
        out.append(oneLine(each.speaker())).append(": ");
      }
      out.append(oneLine(each.line().text())).append("\n\n");
    }
    return out.toString();
  }

  private static String clock(long sample, int rate) {
    long millis = sample * 1000 / rate;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d,%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String cueSheet(List<Placed> placed) {
    StringBuilder out =
        new StringBuilder("line,speaker,start_seconds,end_seconds,start_sample,end_sample,text\n");
    for (Placed each : placed) {
      int rate = each.sound().sampleRateHz();
      out.append(each.line().id())
          .append(',')
          .append(quoted(each.speaker()))
          .append(',')
          .append(seconds(each.startSample(), rate))
          .append(',')
          .append(seconds(each.endSample(), rate))
          .append(',')
          .append(each.startSample())
          .append(',')
          .append(each.endSample())
          .append(',')
          .append(quoted(each.line().text()))
          .append('\n');
    }
    return out.toString();
  }

  private static String seconds(long sample, int rate) {
    return String.format(Locale.ROOT, "%.3f", (double) sample / rate);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
