package studio.reprise.desk;

import java.util.List;
import java.util.Locale;
import studio.reprise.desk.SceneExport.Placed;

/** Who says what when in a joined scene: subtitles and a table. */
final class SceneCues {
  /** Without it spreadsheets read UTF-8 as the system's old code page. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A cell that begins so is a formula to a spreadsheet, whoever wrote it. */
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private SceneCues() {}

  static String subtitles(List<Placed> placed) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < placed.size(); i++) {
      Placed each = placed.get(i);
      int rate = each.sound().sampleRateHz();
      out.append(i + 1)
          .append('\n')
          .append(clock(each.startSample(), rate, ','))
          .append(" --> ")
          .append(clock(each.endSample(), rate, ','))
          .append('\n');
      if (!each.speaker().isBlank()) {
        out.append(oneLine(each.speaker())).append(": ");
      }
      out.append(oneLine(each.text())).append("\n\n");
    }
    return out.toString();
  }

  /** WebVTT (W3C): a voice span says who speaks. */
  static String webVtt(List<Placed> placed) {
    StringBuilder out = new StringBuilder("WEBVTT\n\n");
    for (Placed each : placed) {
      int rate = each.sound().sampleRateHz();
      out.append(clock(each.startSample(), rate, '.'))
          .append(" --> ")
          .append(clock(each.endSample(), rate, '.'))
          .append('\n');
      if (!each.speaker().isBlank()) {
        out.append("<v ").append(markedUp(each.speaker())).append('>');
      }
      out.append(markedUp(each.text())).append("\n\n");
    }
    return out.toString();
  }

  private static String markedUp(String text) {
    return oneLine(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String clock(long sample, int rate, char point) {
    long millis = sample * 1000 / rate;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        point,
        millis % 1000);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  static String cueSheet(List<Placed> placed) {
    StringBuilder out =
        new StringBuilder(
            BYTE_ORDER_MARK
                + "line,speaker,start_seconds,end_seconds,start_sample,end_sample,text\n");
    for (Placed each : placed) {
      int rate = each.sound().sampleRateHz();
      out.append(each.lineId())
          .append(',')
          .append(cell(each.speaker()))
          .append(',')
          .append(seconds(each.startSample(), rate))
          .append(',')
          .append(seconds(each.endSample(), rate))
          .append(',')
          .append(each.startSample())
          .append(',')
          .append(each.endSample())
          .append(',')
          .append(cell(each.text()))
          .append('\n');
    }
    return out.toString();
  }

  private static String seconds(long sample, int rate) {
    return String.format(Locale.ROOT, "%.3f", (double) sample / rate);
  }

  private static String cell(String text) {
    String plain =
        !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return "\"" + plain.replace("\"", "\"\"") + "\"";
  }
}
