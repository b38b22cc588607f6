package studio.reprise.desk;

import java.util.List;
import java.util.Locale;
import studio.reprise.desk.SceneExport.Placed;
import studio.reprise.storage.delivery.format.Captions;
import studio.reprise.storage.delivery.format.Cue;

/** Who says what when in a joined scene: subtitles and a table. */
final class SceneCues {
  /** Without it spreadsheets read UTF-8 as the system's old code page. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A cell that begins so is a formula to a spreadsheet, whoever wrote it. */
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private SceneCues() {}

  static String subtitles(List<Placed> placed) {
    return Captions.srt(cues(placed), rateHz(placed));
  }

  static String webVtt(List<Placed> placed) {
    return Captions.webVtt(cues(placed), rateHz(placed));
  }

  private static List<Cue> cues(List<Placed> placed) {
    return placed.stream()
        .map(
            each ->
                new Cue(
                    each.lineId(),
                    each.speaker(),
                    each.text(),
                    each.startSample(),
                    each.endSample()))
        .toList();
  }

  private static int rateHz(List<Placed> placed) {
    return placed.get(0).sound().sampleRateHz();
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
