package studio.reprise.storage.delivery.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import studio.reprise.audio.tag.ChapterMark;
import studio.reprise.audio.tag.Words;
import studio.reprise.storage.delivery.FileDescription;

/**
 * Texts that say who is heard saying what when. Times are rounded down to what the format can hold;
 * what a format would take for its own marks is escaped or replaced.
 */
public final class Captions {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** In SRT there is no escape for the arrow that stands between two times. */
  private static final String ARROW = "-->";

  private Captions() {}

  /** SubRip: what every player shows. */
  public static String srt(List<Cue> cues, int sampleRateHz) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < cues.size(); i++) {
      Cue cue = cues.get(i);
      out.append(i + 1).append('\n').append(times(cue, sampleRateHz, "%02d:%02d:%02d,%03d"));
      out.append(speaker(cue)).append(line(cue.text()).replace(ARROW, "→")).append("\n\n");
    }
    return out.toString();
  }

  /** WebVTT (W3C): a cue is named by its line, and a voice span says who speaks. */
  public static String webVtt(List<Cue> cues, int sampleRateHz) {
    StringBuilder out = new StringBuilder("WEBVTT\n\n");
    for (Cue cue : cues) {
      out.append(line(cue.id()).replace(ARROW, "→")).append('\n');
      out.append(times(cue, sampleRateHz, "%02d:%02d:%02d.%03d"));
      if (!line(cue.speaker()).isEmpty()) {
        out.append("<v ").append(markedUp(cue.speaker())).append('>');
      }
      out.append(markedUp(cue.text())).append("\n\n");
    }
    return out.toString();
  }

  /** LRC: what music players scroll. */
  public static String lrc(FileDescription file) {
    StringBuilder out = new StringBuilder();
    tag(out, "ti", file.title());
    tag(out, "ar", FileWords.people(file.book().authors()));
    tag(out, "al", file.book().title());
    tag(out, "by", SyntheticSpeech.words(file.book()));
    for (Cue cue : Cue.of(file.lines())) {
      long hundredths = Times.millis(cue.startSample(), file.sampleRateHz()) / 10;
      out.append(
          String.format(
              Locale.ROOT,
              "[%02d:%02d.%02d]",
              hundredths / 6000,
              hundredths / 100 % 60,
              hundredths % 100));
      out.append(line(cue.text())).append('\n');
    }
    return out.toString();
  }

  private static void tag(StringBuilder out, String key, String words) {
    String line = line(words).replace('[', '(').replace(']', ')');
    if (!line.isEmpty()) {
      out.append('[').append(key).append(':').append(line).append("]\n");
    }
  }

  /** Audacity's label track. */
  public static String labels(List<Cue> cues, int sampleRateHz) {
    StringBuilder out = new StringBuilder();
    for (Cue cue : cues) {
      out.append(seconds(cue.startSample(), sampleRateHz).setScale(6, RoundingMode.DOWN))
          .append('\t')
          .append(seconds(cue.endSample(), sampleRateHz).setScale(6, RoundingMode.DOWN))
          .append('\t')
          .append(speaker(cue))
          .append(line(cue.text()))
          .append('\n');
    }
    return out.toString();
  }

  /** The chapters of a podcast's episode ("JSON Chapters" 1.2.0 of the Podcast Namespace). */
  public static String podcastChapters(FileDescription file) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("version", "1.2.0");
    json.put("title", line(file.title()));
    json.put("author", FileWords.people(file.book().authors()));
    json.put("podcastName", line(file.book().title()));
    json.put("description", new FileWords(file).comment());
    ArrayNode chapters = json.putArray("chapters");
    for (ChapterMark mark : file.marks()) {
      BigDecimal start = seconds(mark.startSample(), file.sampleRateHz());
      chapters
          .addObject()
          .put("startTime", start.setScale(3, RoundingMode.DOWN))
          .put("title", line(mark.title()));
    }
    return json.toPrettyString() + "\n";
  }

  private static String times(Cue cue, int sampleRateHz, String pattern) {
    return Times.clock(Times.millis(cue.startSample(), sampleRateHz), pattern)
        + " --> "
        + Times.clock(Times.millis(cue.endSample(), sampleRateHz), pattern)
        + "\n";
  }

  private static String speaker(Cue cue) {
    String name = line(cue.speaker());
    return name.isEmpty() ? "" : name.replace(ARROW, "→") + ": ";
  }

  private static String markedUp(String text) {
    return line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static BigDecimal seconds(long sample, int sampleRateHz) {
    return Times.exactSeconds(sample, sampleRateHz);
  }

  private static String line(String text) {
    return Words.line(text);
  }
}
