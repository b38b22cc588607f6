package studio.reprise.storage.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import studio.reprise.audio.Levels;
import studio.reprise.audio.codec.MpegHeaders;
import studio.reprise.audio.codec.SoundFacts;

class FileChecksTest {
  private static final Profiles PROFILES = new Profiles(Path.of("nowhere"));
  private static final MpegHeaders EVEN =
      new MpegHeaders(Set.of(192), Set.of(44_100), Set.of("mono"), 100);

  /** A file that acx accepts; fields are changed by name. */
  private static Heard heard(Map<String, Double> changes, SoundFacts facts, MpegHeaders mpeg) {
    ObjectNode levels = new ObjectMapper().createObjectNode();
    levels.put("rms_db", -20).put("lufs", -19).put("lra", 5).put("max_s", -17).put("max_m", -15);
    levels.put("true_peak_db", -3.4).put("sample_peak_db", -3.5);
    levels.put("floor_db", -75).put("short_floor_db", -75);
    levels.put("head_s", 1.0).put("tail_s", 2.5).put("dead_s", 0).put("dead_from_s", 0);
    levels.put("clipped_samples", 0).put("seconds", 600);
    changes.forEach(levels::put);
    return new Heard(facts, LevelsJson.levels(levels), Optional.ofNullable(mpeg));
  }

  private static SoundFacts mp3(int channels) {
    return new SoundFacts("mp3", 44_100, channels, 0, 192_000, 26_460_000, Map.of());
  }

  private static Set<String> found(String profile, Heard heard) {
    Findings findings = new Findings(PROFILES.get(profile), Set.of());
    new FileChecks(PROFILES.get(profile), findings).check("a.mp3", heard);
    return findings.all().stream()
        .map(each -> each.severity().key() + " " + each.id().key())
        .collect(java.util.stream.Collectors.toSet());
  }

  static Stream<Arguments> edges() {
    return Stream.of(
        Arguments.of("rms_db", -23.0, -23.01, "error level"),
        Arguments.of("rms_db", -18.0, -17.99, "error level"),
        Arguments.of("sample_peak_db", -3.0, -2.99, "error peak"),
        Arguments.of("true_peak_db", -3.0, -2.99, "warning true-peak"),
        Arguments.of("floor_db", -60.0, -59.99, "error noise-floor"),
        Arguments.of("short_floor_db", -60.0, -59.99, "error noise-floor"),
        Arguments.of("floor_db", -90.0, -90.01, "warning noise-floor"),
        Arguments.of("dead_s", 0.2, 0.21, "warning dead-silence"),
        Arguments.of("head_s", 0.9, 0.8, "error head"),
        Arguments.of("head_s", 5.0, 5.1, "error head"),
        Arguments.of("tail_s", 0.9, 0.8, "error tail"),
        Arguments.of("tail_s", 5.0, 5.1, "error tail"),
        Arguments.of("clipped_samples", 0.0, 4.0, "warning clipped"),
        Arguments.of("seconds", 7200.0, 7200.1, "error minutes"));
  }

  @ParameterizedTest
  @MethodSource("edges")
  void justInsidePassesAndJustOutsideIsFound(
      String field, double inside, double outside, String expected) {
    assertEquals(Set.of(), found("acx", heard(Map.of(field, inside), mp3(1), EVEN)));
    assertEquals(Set.of(expected), found("acx", heard(Map.of(field, outside), mp3(1), EVEN)));
  }

  @Test
  void theCodecAndItsBitsAreThoseThatAreAsked() {
    SoundFacts right = new SoundFacts("pcm_s24le", 48_000, 1, 24, 0, 1, Map.of());
    Map<String, Double> level = Map.of("lufs", -23.0);
    assertEquals(Set.of(), found("ebu", heard(level, right, null)));
    for (SoundFacts wrong :
        List.of(
            new SoundFacts("pcm_s24le", 44_100, 1, 24, 0, 1, Map.of()),
            new SoundFacts("pcm_s16le", 48_000, 1, 16, 0, 1, Map.of()),
            new SoundFacts("flac", 48_000, 1, 24, 0, 1, Map.of()),
            new SoundFacts("wmav2", 48_000, 1, 0, 0, 1, Map.of()))) {
      assertEquals(Set.of("error codec"), found("ebu", heard(level, wrong, null)));
    }
  }

  @Test
  void everyFrameHasOneBitRateAndOneChannelMode() {
    Map<String, Double> same = Map.of();
    MpegHeaders poor = new MpegHeaders(Set.of(160), Set.of(44_100), Set.of("mono"), 9);
    MpegHeaders uneven = new MpegHeaders(Set.of(192, 224), Set.of(44_100), Set.of("mono"), 9);
    MpegHeaders mixed = new MpegHeaders(Set.of(192), Set.of(44_100), Set.of("mono", "stereo"), 9);
    MpegHeaders joint = new MpegHeaders(Set.of(192), Set.of(44_100), Set.of("joint"), 9);
    for (MpegHeaders wrong : List.of(poor, uneven, mixed)) {
      assertEquals(Set.of("error bitrate"), found("acx", heard(same, mp3(1), wrong)));
    }
    assertEquals(Set.of("error bitrate"), found("acx", heard(same, mp3(2), joint)));
  }

  @Test
  void aPodcastInOneChannelIsThreeSofter() {
    MpegHeaders mpeg = new MpegHeaders(Set.of(192), Set.of(44_100), Set.of("mono"), 9);
    assertEquals(Set.of(), found("podcast", heard(Map.of("lufs", -19.0), mp3(1), mpeg)));
    assertEquals(
        Set.of("error level"), found("podcast", heard(Map.of("lufs", -16.0), mp3(1), mpeg)));
    assertEquals(Set.of(), found("podcast", heard(Map.of("lufs", -16.0), mp3(2), mpeg)));
  }

  private static Set<String> set(SetChecks.Named... files) {
    Findings findings = new Findings(PROFILES.get("acx"), Set.of());
    new SetChecks(PROFILES.get("acx"), findings).check(List.of(files), List.of(files));
    return findings.all().stream()
        .map(each -> each.severity().key() + " " + each.id().key() + " " + each.file())
        .collect(java.util.stream.Collectors.toSet());
  }

  private static SetChecks.Named named(String file, double lufs, int channels) {
    return new SetChecks.Named(file, heard(Map.of("lufs", lufs), mp3(channels), EVEN));
  }

  @Test
  void filesOfASetFitEachOther() {
    assertEquals(
        Set.of(), set(named("a.mp3", -20, 1), named("b.mp3", -19, 1), named("c.mp3", -17, 1)));
    assertEquals(
        Set.of("warning chapter-median c.mp3"),
        set(named("a.mp3", -20, 1), named("b.mp3", -19, 1), named("c.mp3", -16.99, 1)));
    assertEquals(
        Set.of("error channels-alike "), set(named("a.mp3", -19, 1), named("b.mp3", -19, 2)));
    assertEquals(Set.of("error names A.mp3"), set(named("a.mp3", -19, 1), named("A.mp3", -19, 1)));
    assertEquals(Set.of("error names con.mp3"), set(named("con.mp3", -19, 1)));
  }

  @Test
  void aFigureCannotBeAcknowledgedAndAJudgementCan() {
    Findings findings =
        new Findings(PROFILES.get("acx"), Set.of(CheckId.LEVEL, CheckId.SYNTHETIC_POLICY));
    findings.add(Finding.of(CheckId.LEVEL, Severity.ERROR, "{0} is missing.", "x"));
    findings.add(Finding.of(CheckId.SYNTHETIC_POLICY, Severity.ERROR, "{0} is missing.", "x"));
    assertEquals(
        List.of(Severity.ERROR, Severity.ACKNOWLEDGED),
        findings.all().stream().map(Finding::severity).toList());
    assertTrue(!findings.passes());
  }

  @Test
  void whatIsReadBackIsJudgedAsWhatWasWritten() {
    Heard heard = heard(Map.of("rms_db", -20.12345), mp3(1), EVEN);
    Levels again = LevelsJson.heard(LevelsJson.write(heard)).levels();
    assertEquals(LevelsJson.asWritten(heard.levels()), again);
    assertEquals(heard.mpeg(), LevelsJson.heard(LevelsJson.write(heard)).mpeg());
  }
}
