package studio.reprise.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Settings;

class SilentDirectionsTest {
  private static final Project PROJECT = Project.empty("p");

  private static List<String> in(String text) {
    return SilentDirections.in(Line.of("d1", "s1", text), PROJECT).stream()
        .map(place -> text.substring(place.from(), place.to()))
        .toList();
  }

  @Test
  void bracketsThatAreNotSaidAreFoundWithTheirPlaces() {
    assertEquals(List.of("[whispering]"), in("[whispering] Come here."));
    assertEquals(List.of("*sighs*", "(beat)"), in("*sighs* Come here. (beat) Now!"));
    assertEquals(List.of("(laughs)", "(laughs)"), in("(laughs) No. (laughs) Yes."));
  }

  @Test
  void bracketsThatAreSaidAreNone() {
    assertEquals(List.of(), in("He came (surprisingly) late."));
    assertEquals(List.of(), in("No brackets at all."));
  }

  @Test
  void aLineThatHasThemSaidHasNone() {
    Line line =
        Line.of("d1", "s1", "[whispering] Come here.")
            .withSettings(Settings.INHERITED.withDirections("spoken"));
    assertEquals(List.of(), SilentDirections.in(line, PROJECT));
  }
}
