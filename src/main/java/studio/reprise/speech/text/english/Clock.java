package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/** Times of day, spans of them, and lengths of time written with colons or letters. */
final class Clock {
  private static final String HALF =
      " ?([AaPp])\\.?[Mm]\\b(?<! am(?= (?:I|not|the|a|so|here|sure)\\b))";

  private final EnglishNumbers numbers;

  Clock(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  RuleTable table() {
    String time = "(?:[01]?\\d|2[0-4])(?:[:.][0-5]\\d)?";
    return RuleTable.ofNumbers(
        "times",
        List.of(
            Rewrite.of(
                "(?<![\\w:.$/-])((?:1[0-2]|[1-9])(?::[0-5]\\d)?)([ap]) ?[-\u2013\u2014] ?((?:1[0-2]|[1-9])(?::[0-5]\\d)?)([ap])\\b(?!')",
                m -> m.group(1) + m.group(2) + "m-" + m.group(3) + m.group(4) + "m"),
            Rewrite.of(
                "(?<=\\b(?:[Aa]t|[Bb]y|[Uu]ntil|[Ff]rom|[Tt]ill|[Bb]efore|[Aa]fter) )((?:1[0-2]|[1-9])(?::[0-5]\\d)?)([ap])\\b(?!'|[-.]\\w| (?:each|a|per|apiece)\\b)",
                m -> m.group(1) + m.group(2) + "m"),
            Rewrite.fixed("(?<=\\d:[0-5]\\d) ?-?ish\\b", " ish"),
            Rewrite.of(
                "(?<![\\w:.$/-])("
                    + time
                    + "(?: ?[AaPp]\\.?[Mm]\\b\\.?)?) ?[-\u2013\u2014] ?(?="
                    + time
                    + " ?[AaPp]\\.?[Mm]\\b)",
                m -> m.group(1) + " to "),
            Rewrite.of(
                "(?<![\\w:.$/-])((?:[01]?\\d|2[0-4]):[0-5]\\d) ?[-\u2013\u2014] ?(?=(?:[01]?\\d|2[0-4]):[0-5]\\d(?!\\d))",
                m -> m.group(1) + " to "),
            Rewrite.of(
                "(?<![\\w.,$:-])([01]\\d|2[0-4])([0-5]\\d) ?(?:hours|hrs|h)\\b",
                m -> military(m.group(1), m.group(2)) + " hours"),
            Rewrite.of(
                "(?<=\\b(?:[Aa]t|[Bb]y|[Uu]ntil|[Ff]rom|[Tt]ill|[Bb]efore|[Aa]fter) )(0\\d)([0-5]\\d)(?![\\w-]|[.,:]\\d)",
                m -> military(m.group(1), m.group(2))),
            Rewrite.of("\\b([Nn]oon|[Mm]idnight) ?[-\u2013] ?(?=\\d)", m -> m.group(1) + " to "),
            Rewrite.of(
                "(\\d ?[AaPp]\\.?[Mm]\\b\\.?) ?[-\u2013] ?(?=(?:noon|midnight)\\b)",
                m -> m.group(1) + " to "),
            Rewrite.of(
                "(?<=\\b[Aa]t )(1[0-2]|[1-9])\\.([0-5]\\d)(?= (?:in the (?:morning|afternoon|evening)|sharp|tomorrow|tonight|this (?:morning|afternoon|evening)|every (?:day|morning))\\b)",
                m -> cardinal(m.group(1)) + (m.group(2).equals("00") ? "" : minutes(m.group(2)))),
            Rewrite.of(
                "(?<![\\w:.])(\\d{1,2}):([0-5]\\d)\\.(\\d{1,3})(?![\\w:]|\\.\\d)",
                m ->
                    cardinal(m.group(1))
                        + (m.group(2).equals("00") ? " oh oh" : minutes(m.group(2)))
                        + " point "
                        + numbers.digits(m.group(3))),
            Rewrite.of(
                "(?<![\\d:.])(\\d{1,2}):([0-5]\\d):([0-5]\\d)(?:" + HALF + ")?(?![\\d:])",
                this::seconds),
            Rewrite.of(
                "(?<![\\d:.$])(1[0-2]|0?[1-9]|00):([0-5]\\d)" + HALF,
                m -> withHalf(m.group(1), m.group(2), m.group(3))),
            Rewrite.of(
                "(?<![\\d:.$])(1[0-2]|0?[1-9])\\.([0-5]\\d)" + HALF,
                m -> withHalf(m.group(1), m.group(2), m.group(3))),
            Rewrite.of(
                "(?<![\\d:.,$])(1[0-2]|0?[1-9])" + HALF,
                m -> withHalf(m.group(1), "00", m.group(2))),
            Rewrite.anyCase(
                "(?<![\\d:.])(?:00|24):00(?: ?h(?:ours|rs)?\\b)?(?![\\d:])", m -> "midnight"),
            Rewrite.of("(?<![\\d:.])12:00 (?=noon|midnight)", m -> "twelve "),
            Rewrite.within(
                "(?<![\\d:.])([01]?\\d|2[0-4]):([0-5]\\d)(?![\\d:]|,\\d{3})(?! (?:odds|ratio|scale)\\b)(?: ?(?:h|hrs|hours)\\b)?",
                this::plain),
            Rewrite.of(
                "(?<![\\w.])(\\d{1,2}) ?h(?:ours?|rs?)? ?([0-5]?\\d) ?(?:m|min|mins|minutes)?(?![\\w.]\\w)\\b",
                m -> count(m.group(1), "hour") + " " + count(m.group(2), "minute")),
            Rewrite.of(
                "(?<![\\w.])(\\d{1,3}) ?m(?:in)? ?([0-5]?\\d) ?s(?:ec)?\\b",
                m -> count(m.group(1), "minute") + " " + count(m.group(2), "second"))));
  }

  /** Hour and minute, unless what stands before makes a ratio of them. */
  private @Nullable String plain(MatchResult match, String text) {
    int start = Math.max(0, match.start() - 24);
    String before = text.substring(start, match.start()).toLowerCase(Locale.ROOT);
    if (before.matches(
        "(?s).*\\b(?:ratio(?: of| is| was)?|odds(?: of| are| were)?|scale(?: of)?|aspect) ")) {
      return null;
    }
    String hour = match.group(1);
    String minute = match.group(2);
    String h = cardinal(hour);
    if (minute.equals("00")) {
      return Integer.parseInt(hour) > 12 ? h + " hundred" : h + " o'clock";
    }
    return h + minutes(minute);
  }

  private String seconds(MatchResult match) {
    String out =
        cardinal(match.group(1)) + (match.group(2).equals("00") ? "" : minutes(match.group(2)));
    int s = Integer.parseInt(match.group(3));
    String end =
        s == 0
            ? ""
            : " and " + numbers.cardinal(String.valueOf(s)) + (s == 1 ? " second" : " seconds");
    return out + end + (match.group(4) == null ? "" : half(match.group(4)));
  }

  private String withHalf(String hour, String minute, String letter) {
    return cardinal(hour) + (minute.equals("00") ? "" : minutes(minute)) + half(letter);
  }

  private static String half(String letter) {
    return " " + Letters.spelled(letter + "m");
  }

  private String minutes(String minute) {
    if (minute.equals("00")) {
      return " hundred";
    }
    return (minute.charAt(0) == '0' ? " oh " : " ") + cardinal(minute);
  }

  private String military(String hour, String minute) {
    String h =
        hour.equals("00")
            ? "zero"
            : hour.charAt(0) == '0' ? "oh " + cardinal(hour) : cardinal(hour);
    return h + minutes(minute);
  }

  private String count(String digits, String unit) {
    return cardinal(digits) + " " + unit + (Integer.parseInt(digits) == 1 ? "" : "s");
  }

  private String cardinal(String digits) {
    return numbers.cardinal(String.valueOf(Integer.parseInt(digits)));
  }
}
