package studio.reprise.storage.delivery.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import studio.reprise.storage.delivery.FileDescription;

class CaptionsTest {
  private static final int RATE = 44_100;
  private static final FileDescription FILE = Deliveries.description(RATE, 10L * RATE, 300);

  @Test
  void webVttHasACueALineNamedByItAndEscapesWhatWouldEndIt() {
    String text = Captions.webVtt(Cue.of(FILE.lines()), RATE);
    String[] blocks = text.split("\n\n");
    assertEquals(3, blocks.length);
    assertEquals("WEBVTT", blocks[0]);
    assertEquals(
        "l1\n00:00:00.100 --> 00:00:05.000\n<v Tom>Stay &amp; listen &lt;now&gt;.", blocks[1]);
    assertTrue(blocks[2].startsWith("l2\n00:00:05.100 --> 00:00:10.000\n<v Ann --&gt; "));
    assertTrue(blocks[2].endsWith(">听着 \uD83D\uDE00. Or not --&gt; so."), blocks[2]);
  }

  @Test
  void subRipNumbersItsCuesAndHasNoSecondArrow() {
    String text = Captions.srt(Cue.of(FILE.lines()), RATE);
    String[] blocks = text.split("\n\n");
    assertEquals("1\n00:00:00,100 --> 00:00:05,000\nTom: Stay & listen <now>.", blocks[0]);
    assertEquals(3, blocks[1].split("\n").length);
    assertEquals(1, blocks[1].split("-->", -1).length - 1);
  }

  @Test
  void lrcBeginsWithItsTagsAndCountsMinutesBeyondAnHour() {
    FileDescription late = Deliveries.description(RATE, 2L * 7200 * RATE, 0);
    String[] lines = Captions.lrc(late).split("\n");
    assertTrue(lines[0].startsWith("[ti:Chapter 1 <b>&amp; evil"), lines[0]);
    assertEquals(lines[0].length() - 1, lines[0].indexOf(']'), "one bracket ends it");
    assertEquals("[ar:Ann Author; Bob Book]", lines[1]);
    assertEquals("[00:00.10]Stay & listen <now>.", lines[4]);
    assertTrue(lines[5].startsWith("[120:00.10]听着"), lines[5]);
  }

  @Test
  void labelsAreTabbedToTheMicrosecond() {
    String[] lines = Captions.labels(Cue.of(FILE.lines()), RATE).split("\n");
    assertEquals("0.100000\t5.000000\tTom: Stay & listen <now>.", lines[0]);
    assertEquals(2, lines.length);
  }

  @Test
  void podcastChaptersAreAllThereInTheirOrder() throws Exception {
    JsonNode json = new ObjectMapper().readTree(Captions.podcastChapters(FILE));
    assertEquals("1.2.0", json.path("version").asText());
    assertEquals(300, json.path("chapters").size());
    assertEquals(0.033, json.path("chapters").get(1).path("startTime").asDouble());
    assertTrue(json.path("chapters").get(299).path("title").asText().startsWith("300. 第300章"));
  }

  @Test
  void aReaperProjectClosesWhatItOpensAndItemsLieWhereTheyAreHeard() {
    List<StudioTrack> tracks =
        List.of(new StudioTrack("Tom \"T\" 'x'", "../stems/01/Tom.wav", Cue.of(FILE.lines())));
    String text = ReaperProject.text(FILE, tracks);
    int depth = 0;
    int items = 0;
    for (String line : text.split("\n")) {
      String bare = line.strip();
      depth += bare.startsWith("<") ? 1 : bare.equals(">") ? -1 : 0;
      items += bare.equals("<ITEM") ? 1 : 0;
      assertTrue(depth > 0 || bare.equals(">"), line);
    }
    assertEquals(0, depth);
    assertEquals(2, items);
    assertTrue(text.contains("NAME `Tom \"T\" 'x'`\n"));
    assertTrue(text.contains("POSITION 0.100000000000\n      LENGTH 4.900000000000\n"), text);
    assertTrue(text.contains("SOFFS 0.100000000000\n"));
    assertTrue(text.contains("MARKER 300 9.966666666666 "));
  }

  @Test
  void aQuotationWithEveryMarkKeepsItsNameReadable() {
    assertEquals("\"a\"", ReaperProject.quoted("a"));
    assertEquals("'a\"b'", ReaperProject.quoted("a\"b"));
    assertEquals("`a\"b'c'd`", ReaperProject.quoted("a\"b'c`d"));
  }

  @Test
  void everyTrackOfATimelineIsAsLongAsTheChapter() throws Exception {
    long length = 10L * RATE + 7;
    List<StudioTrack> tracks =
        List.of(
            new StudioTrack("Tom", "../stems/01/Tom é.wav", Cue.of(FILE.lines().subList(0, 1))),
            new StudioTrack("Ann", "../stems/01/Ann.wav", Cue.of(FILE.lines().subList(1, 2))));
    JsonNode json = new ObjectMapper().readTree(OtioTimeline.text(FILE, tracks, length));
    assertEquals("Timeline.1", json.path("OTIO_SCHEMA").asText());
    assertEquals(300, json.at("/tracks/markers").size());
    for (JsonNode track : json.at("/tracks/children")) {
      double sum = 0;
      for (JsonNode child : track.path("children")) {
        sum += child.at("/source_range/duration/value").asDouble();
      }
      assertEquals(length, sum);
    }
    assertEquals(
        "../stems/01/Tom%20%C3%A9.wav",
        json.at("/tracks/children/0/children/1/media_reference/target_url").asText());
  }

  @Test
  void noTextHoldsAControlCharacterOrAMarkThatTurnsWordsAround() {
    List<StudioTrack> tracks =
        List.of(new StudioTrack(Deliveries.HOSTILE, "a.wav", Cue.of(FILE.lines())));
    Pattern forbidden =
        Pattern.compile("[\\p{Cc}&&[^\n\t]]|[\u202A-\u202E\u2066-\u2069\u200E\u200F]");
    for (String text :
        List.of(
            Captions.webVtt(Cue.of(FILE.lines()), RATE),
            Captions.srt(Cue.of(FILE.lines()), RATE),
            Captions.lrc(FILE),
            Captions.labels(Cue.of(FILE.lines()), RATE),
            Captions.podcastChapters(FILE),
            ReaperProject.text(FILE, tracks),
            OtioTimeline.text(FILE, tracks, 10L * RATE))) {
      Matcher found = forbidden.matcher(text);
      assertFalse(found.find(), text);
    }
  }
}
