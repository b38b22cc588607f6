package studio.reprise.storage.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import studio.reprise.audio.Levels;
import studio.reprise.audio.tag.XmlText;

/** {@code report.html}: what was handed over and what the checks say; no script, no clock. */
public final class DeliveryReport {
  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em}"
          + "table{border-collapse:collapse;width:100%;margin:1em 0}"
          + "th,td{border-bottom:1px solid #8884;padding:.3em .6em;text-align:left;"
          + "font-variant-numeric:tabular-nums}"
          + ".error{color:#b00020;font-weight:600}.warning{color:#8a5a00}"
          + "@media(prefers-color-scheme:dark){body{background:#16181c;color:#e6e6e6}"
          + ".error{color:#ff6b7d}.warning{color:#e0b050}}";

  private DeliveryReport() {}

  /**
   * A person's voice in the delivery.
   *
   * @param speaker in the project
   * @param clipSha256 of its clip, or ""
   * @param consent as the author wrote it down
   */
  public record Voice(String speaker, String clipSha256, String consent) {}

  /**
   * The page.
   *
   * @param title of the book
   * @param disclosure what listeners are told of the voices
   */
  public static byte[] html(
      String title,
      DeliveryProfile profile,
      String disclosure,
      List<DeliveredFile> files,
      List<Finding> findings,
      List<Voice> voices) {
    StringBuilder out = new StringBuilder(1 << 14);
    boolean passes = findings.stream().noneMatch(Finding::isFailure);
    out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
    text(out, title).append("</title><style>").append(STYLE).append("</style></head><body>\n<h1>");
    text(out, title).append("</h1>\n<p>");
    text(out, profile.title()).append(": ");
    out.append(passes ? "passes." : "<span class=\"error\">does not pass.</span>").append("</p>\n");
    findings(out, findings);
    files(out, files);
    out.append("<h2>Voices</h2>\n<p>");
    text(out, disclosure)
        .append(" Every file says so in its tags; there is no watermark in the sound.</p>\n<table>")
        .append("<tr><th>Speaker</th><th>Clip</th><th>Consent</th></tr>\n");
    for (Voice voice : voices) {
      out.append("<tr><td>");
      text(out, voice.speaker()).append("</td><td>");
      String clip = voice.clipSha256();
      out.append(clip.isEmpty() ? "" : clip.substring(0, 12)).append("</td><td>");
      text(out, voice.consent().isBlank() ? "none written down" : voice.consent())
          .append("</td></tr>\n");
    }
    out.append("</table>\n</body></html>\n");
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void findings(StringBuilder out, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    out.append("<h2>Checks</h2>\n<table><tr><th></th><th>Check</th><th>Line</th><th></th></tr>\n");
    for (Severity severity : Severity.values()) {
      for (Finding found : findings) {
        if (found.severity() == severity) {
          out.append("<tr><td class=\"").append(severity.key()).append("\">");
          out.append(severity.key()).append("</td><td>").append(found.id().key());
          text(out.append("</td><td>"), found.lineId()).append("</td><td>");
          text(out, found.sentence().toString()).append("</td></tr>\n");
        }
      }
    }
    out.append("</table>\n");
  }

  private static void files(StringBuilder out, List<DeliveredFile> files) {
    out.append("<h2>Files</h2>\n<table><tr><th>File</th><th>Title</th><th>Length</th><th>RMS</th>")
        .append("<th>LUFS</th><th>LRA</th><th>True peak</th><th>Floor</th><th>Gain</th>")
        .append("<th>Limited</th></tr>\n");
    for (DeliveredFile file : files) {
      Levels levels = file.heard().levels();
      text(out.append("<tr><td>"), file.planned().file()).append("</td><td>");
      text(out, file.planned().title()).append("</td>");
      cell(out, clock(levels.seconds()));
      cell(out, one(levels.rmsDb()));
      cell(out, one(levels.lufs()));
      cell(out, one(levels.rangeLu()));
      cell(out, one(levels.truePeakDb()));
      cell(out, one(levels.floorDb()));
      cell(out, one(file.entry().path("gain_db").asDouble()));
      cell(out, one(100 * file.limited().share()) + " %");
      out.append("</tr>\n");
    }
    out.append("</table>\n");
  }

  private static void cell(StringBuilder out, String value) {
    out.append("<td>").append(value).append("</td>");
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String clock(double seconds) {
    long whole = (long) seconds;
    return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  private static StringBuilder text(StringBuilder out, String text) {
    return out.append(XmlText.escaped(text));
  }
}
