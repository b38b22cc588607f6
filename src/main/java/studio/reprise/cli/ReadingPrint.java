package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Locale;
import studio.reprise.speech.Manner;
import studio.reprise.speech.Sounds;
import studio.reprise.speech.TextReading;

/** Prints how a text is read: for people, or one JSON object a text. */
final class ReadingPrint {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PrintStream out;

  ReadingPrint(PrintStream out) {
    this.out = out;
  }

  void forPeople(String written, TextReading reading) {
    out.println(written);
    line("said", reading.segments().isEmpty() ? "(a pause)" : reading.normalizedText());
    int number = 1;
    for (TextReading.Segment segment : reading.segments()) {
      line("segment " + number++, segment.text() + manner(segment));
      line("", Sounds.of(segment.written()));
    }
    if (!reading.directions().isEmpty()) {
      line("directions", String.join("; ", reading.directions()));
    }
    if (!reading.acted().isEmpty()) {
      line("acted", String.join("; ", reading.acted()));
    }
    if (!reading.guessed().isEmpty()) {
      line("guessed", String.join(", ", reading.guessed()));
    }
  }

  private static String manner(TextReading.Segment segment) {
    return segment.manner() == Manner.PLAIN
        ? ""
        : "  (" + segment.manner().name().toLowerCase(Locale.ROOT) + ")";
  }

  private void line(String name, String value) {
    out.println(String.format("  %-11s %s", name, value).stripTrailing());
  }

  void asJson(String written, TextReading reading) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("text", written);
    root.put("normalized_text", reading.normalizedText());
    root.put("language", reading.language());
    root.put("pause", reading.segments().isEmpty());
    var segments = root.putArray("segments");
    for (TextReading.Segment segment : reading.segments()) {
      ObjectNode out = segments.addObject();
      out.put("text", segment.text()).put("sounds", Sounds.of(segment.written()));
      if (segment.manner() != Manner.PLAIN) {
        out.put("manner", segment.manner().name().toLowerCase(Locale.ROOT));
      }
    }
    reading.directions().forEach(root.putArray("directions")::add);
    if (!reading.acted().isEmpty()) {
      reading.acted().forEach(root.putArray("acted")::add);
    }
    reading.guessed().forEach(root.putArray("guessed")::add);
    ObjectNode rules = root.putObject("rules");
    reading.rules().forEach(rules::put);
    out.println(root);
  }
}
