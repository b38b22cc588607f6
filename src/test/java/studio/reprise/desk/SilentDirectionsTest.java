package studio.reprise.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Settings;
import studio.reprise.speech.Manner;

class SilentDirectionsTest {
  private static final Project PROJECT = Project.empty("p");

  private static final Set<Manner> ACTS = Set.of(Manner.WHISPER, Manner.SHOUT);

  private static List<String> in(String text) {
    return SilentDirections.in(Line.of("d1", "s1", text), PROJECT, ACTS).stream()
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

  private static Line acted(String text) {
    return Line.of("d1", "s1", text).withSettings(Settings.INHERITED.withDirections("acted"));
  }

  private static String remark(Line line, Set<Manner> manners) {
    return SilentDirections.remark(line, PROJECT, manners).map(Object::toString).orElse("");
  }

  @Test
  void whatIsActedIsToldApartFromWhatStaysSilent() {
    Line line = acted("[whispering] Come here. (laughs) Now! I (sobs) can't.");
    assertEquals(
        List.of(true, false, false),
        SilentDirections.in(line, PROJECT, ACTS).stream()
            .map(SilentDirections.Place::isActed)
            .toList());
    assertEquals(
        "Silent, not acted: \"laughs\", \"sobs\". A whisper or a shout can be acted, before a"
            + " sentence or at the line's end.",
        remark(line, ACTS));
    assertEquals("", remark(acted("[whispering] Come here."), ACTS));
    assertEquals("", remark(Line.of("d1", "s1", "(laughs) Come here."), ACTS));
  }

  @Test
  void aPackThatCannotActIsTheReason() {
    Line line = acted("[whispering] Come here.");
    assertEquals(
        List.of(false),
        SilentDirections.in(line, PROJECT, Set.of()).stream()
            .map(SilentDirections.Place::isActed)
            .toList());
    assertEquals(
        "This voice pack cannot act directions. Silent: \"whispering\".", remark(line, Set.of()));
  }

  @Test
  void aDirectionBesideALineIsActedOrNamed() {
    assertEquals("", remark(acted("Come here.").withDirection("whispering"), ACTS));
    assertTrue(
        remark(acted("Come here.").withDirection("angry"), ACTS).contains("acted: \"angry\"."));
  }

  @Test
  void aLineThatHasThemSaidHasNone() {
    Line line =
        Line.of("d1", "s1", "[whispering] Come here.")
            .withSettings(Settings.INHERITED.withDirections("spoken"));
    assertEquals(List.of(), SilentDirections.in(line, PROJECT, ACTS));
  }
}
