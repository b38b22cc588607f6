package studio.reprise.storage.delivery.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import studio.reprise.audio.tag.Words;
import studio.reprise.audio.tag.Xmp;
import studio.reprise.storage.delivery.FileDescription;

/**
 * A chapter as an OpenTimelineIO timeline (Academy Software Foundation): a track a speaker, a clip
 * a line, cut out of the speaker's stem, gaps between them, markers on the stack. Times are counted
 * in samples. Objects are of the oldest version that says all this: newer readers take it as
 * theirs, older ones would refuse a newer one.
 */
public final class OtioTimeline {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final FileDescription file;
  private final long lengthSamples;

  private OtioTimeline(FileDescription file, long lengthSamples) {
    this.file = file;
    this.lengthSamples = lengthSamples;
  }

  /**
   * The timeline's text.
   *
   * @param lengthSamples of the chapter and of every stem
   */
  public static String text(FileDescription file, List<StudioTrack> tracks, long lengthSamples) {
    return new OtioTimeline(file, lengthSamples).timeline(tracks).toPrettyString() + "\n";
  }

  private ObjectNode timeline(List<StudioTrack> tracks) {
    ObjectNode timeline = object("Timeline.1", file.title());
    timeline
        .putObject("metadata")
        .putObject("Reprise")
        .put("digital_source_type", Xmp.TRAINED_ALGORITHMIC_MEDIA)
        .put("disclosure", Words.line(SyntheticSpeech.words(file.book())));
    timeline.putNull("global_start_time");
    ObjectNode stack = object("Stack.1", "tracks");
    stack.putObject("metadata");
    stack.putNull("source_range");
    stack.putArray("effects");
    markers(stack.putArray("markers"));
    stack.put("enabled", true);
    ArrayNode children = stack.putArray("children");
    tracks.forEach(track -> children.add(track(track)));
    timeline.set("tracks", stack);
    return timeline;
  }

  private void markers(ArrayNode markers) {
    file.marks()
        .forEach(
            mark -> {
              ObjectNode marker = object("Marker.2", mark.title());
              marker.putObject("metadata");
              marker.set("marked_range", range(mark.startSample(), 0));
              marker.put("color", "GREEN");
              markers.add(marker);
            });
  }

  private ObjectNode track(StudioTrack track) {
    ObjectNode node = item("Track.1", track.name());
    node.putNull("source_range");
    node.put("kind", "Audio");
    ArrayNode children = node.putArray("children");
    long at = 0;
    for (Cue cue : track.cues()) {
      if (cue.startSample() > at) {
        children.add(gap(cue.startSample() - at));
      }
      children.add(clip(track, cue));
      at = cue.endSample();
    }
    if (lengthSamples > at) {
      children.add(gap(lengthSamples - at));
    }
    return node;
  }

  private ObjectNode gap(long samples) {
    ObjectNode gap = item("Gap.1", "");
    gap.set("source_range", range(0, samples));
    return gap;
  }

  private ObjectNode clip(StudioTrack track, Cue cue) {
    ObjectNode clip = item("Clip.1", cue.text());
    ObjectNode reprise = clip.putObject("metadata").putObject("Reprise");
    reprise.put("line_id", cue.id());
    clip.set("source_range", range(cue.startSample(), cue.endSample() - cue.startSample()));
    ObjectNode media = object("ExternalReference.1", "");
    media.putObject("metadata");
    media.set("available_range", range(0, lengthSamples));
    media.put("target_url", url(track.file()));
    clip.set("media_reference", media);
    return clip;
  }

  private static ObjectNode item(String schema, String name) {
    ObjectNode item = object(schema, name);
    item.putObject("metadata");
    item.putArray("effects");
    item.putArray("markers");
    item.put("enabled", true);
    return item;
  }

  private static ObjectNode object(String schema, String name) {
    return MAPPER.createObjectNode().put("OTIO_SCHEMA", schema).put("name", Words.line(name));
  }

  private ObjectNode range(long start, long duration) {
    ObjectNode range = MAPPER.createObjectNode().put("OTIO_SCHEMA", "TimeRange.1");
    range.set("duration", time(duration));
    range.set("start_time", time(start));
    return range;
  }

  private ObjectNode time(long samples) {
    return MAPPER
        .createObjectNode()
        .put("OTIO_SCHEMA", "RationalTime.1")
        .put("rate", (double) file.sampleRateHz())
        .put("value", (double) samples);
  }

  private static String url(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
