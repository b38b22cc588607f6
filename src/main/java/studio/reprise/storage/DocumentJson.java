package studio.reprise.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Defaults;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.EditException;
import studio.reprise.document.Gaps;
import studio.reprise.document.Line;
import studio.reprise.document.Origin;
import studio.reprise.document.PackRef;
import studio.reprise.document.Seed;
import studio.reprise.document.Settings;
import studio.reprise.document.Speaker;
import studio.reprise.document.Style;
import studio.reprise.document.TakeNote;

/**
 * The document's small records as JSON objects: one form for the project file and the journal;
 * defaults are left out.
 */
final class DocumentJson {
  static final ObjectMapper MAPPER = new ObjectMapper();

  /** What happens to keys that this version does not know. */
  enum Unknown {
    /** An error: a typing mistake in a file must not lose what it meant. */
    REFUSED,
    /** Passed over: a newer version wrote them, and nothing will be written back. */
    IGNORED
  }

  private DocumentJson() {}

  static ObjectNode pack(PackRef pack) {
    return MAPPER.createObjectNode().put("id", pack.id()).put("sha256", pack.sha256());
  }

  static PackRef pack(JsonNode node, Unknown unknown) {
    keys(node, unknown, "pack", Set.of("id", "sha256"));
    return new PackRef(text(node, "id"), text(node, "sha256"));
  }

  static ObjectNode defaults(Defaults defaults) {
    ObjectNode out = MAPPER.createObjectNode().put("seed", defaults.seed());
    if (!defaults.settings().isInherited()) {
      out.set("settings", settings(defaults.settings()));
    }
    Gaps gaps = defaults.gaps();
    out.putObject("gaps")
        .put("line", gaps.lineSeconds())
        .put("paragraph", gaps.paragraphSeconds())
        .put("speakerChange", gaps.speakerChangeSeconds())
        .put("scene", gaps.sceneSeconds());
    putUnlessEmpty(out, "language", defaults.language());
    if (defaults.chance() == Defaults.Chance.EXPLORED) {
      out.put("explored", true);
    }
    return out;
  }

  static Defaults defaults(JsonNode node, Unknown unknown) {
    keys(node, unknown, "defaults", Set.of("seed", "settings", "gaps", "language", "explored"));
    JsonNode gaps = node.path("gaps");
    keys(gaps, unknown, "gaps", Set.of("line", "paragraph", "speakerChange", "scene"));
    Gaps usual = Gaps.DEFAULT;
    return new Defaults(
        seedValue(node, "seed", Defaults.INITIAL.seed()),
        settings(node.path("settings"), unknown),
        new Gaps(
            number(gaps, "line", usual.lineSeconds()),
            number(gaps, "paragraph", usual.paragraphSeconds()),
            number(gaps, "speakerChange", usual.speakerChangeSeconds()),
            number(gaps, "scene", usual.sceneSeconds())),
        text(node, "language"),
        flag(node, "explored") ? Defaults.Chance.EXPLORED : Defaults.Chance.PINNED);
  }

  static ObjectNode speaker(Speaker speaker) {
    ObjectNode out = MAPPER.createObjectNode();
    out.put("id", speaker.id()).put("name", speaker.name()).put("colour", speaker.colour());
    out.put("clip", speaker.clipSha256()).put("transcript", speaker.transcript());
    putUnlessEmpty(out, "language", speaker.language());
    putUnlessEmpty(out, "notes", speaker.notes());
    putUnlessEmpty(out, "consent", speaker.consent());
    putUnlessEmpty(out, "clipUse", speaker.clipUse());
    if (!speaker.styles().isEmpty()) {
      ArrayNode styles = out.putArray("styles");
      speaker.styles().forEach(style -> styles.add(style(style)));
    }
    return out;
  }

  private static ObjectNode style(Style style) {
    ObjectNode out = MAPPER.createObjectNode();
    out.put("name", style.name()).put("clip", style.clipSha256());
    out.put("transcript", style.transcript());
    putUnlessEmpty(out, "notes", style.notes());
    return out;
  }

  private static Style style(JsonNode node, Unknown unknown) {
    keys(node, unknown, "style", Set.of("name", "clip", "transcript", "notes"));
    return new Style(
        text(node, "name"), text(node, "clip"), text(node, "transcript"), text(node, "notes"));
  }

  static Speaker speaker(JsonNode node, Unknown unknown) {
    keys(
        node,
        unknown,
        "speaker",
        Set.of(
            "id",
            "name",
            "colour",
            "clip",
            "transcript",
            "language",
            "notes",
            "consent",
            "clipUse",
            "styles"));
    List<Style> styles = new ArrayList<>();
    node.path("styles").forEach(each -> styles.add(style(each, unknown)));
    return new Speaker(
        text(node, "id"),
        text(node, "name"),
        node.path("colour").asText("#808080"),
        text(node, "clip"),
        text(node, "transcript"),
        text(node, "language"),
        text(node, "notes"),
        text(node, "consent"),
        text(node, "clipUse"),
        styles);
  }

  static ObjectNode entry(DictionaryEntry entry) {
    ObjectNode out =
        MAPPER.createObjectNode().put("word", entry.word()).put("spoken", entry.spoken());
    if (entry.scope() != DictionaryEntry.Scope.PROJECT) {
      out.put(entry.scope().name().toLowerCase(Locale.ROOT), entry.ownerId());
    }
    return out;
  }

  static DictionaryEntry entry(JsonNode node, Unknown unknown) {
    keys(node, unknown, "dictionary entry", Set.of("word", "spoken", "speaker", "line"));
    DictionaryEntry.Scope scope =
        node.has("line")
            ? DictionaryEntry.Scope.LINE
            : node.has("speaker") ? DictionaryEntry.Scope.SPEAKER : DictionaryEntry.Scope.PROJECT;
    String owner = node.has("line") ? text(node, "line") : text(node, "speaker");
    return new DictionaryEntry(text(node, "word"), text(node, "spoken"), scope, owner);
  }

  static ObjectNode line(Line line) {
    ObjectNode out = MAPPER.createObjectNode();
    out.put("id", line.id()).put("speaker", line.speakerId()).put("text", line.text());
    putUnlessEmpty(out, "direction", line.direction());
    putUnlessEmpty(out, "style", line.style());
    putUnlessEmpty(out, "language", line.language());
    if (line.seed().origin() != Seed.Origin.DEFAULT) {
      out.put("seed", line.seed().value());
      out.put("seedOrigin", line.seed().origin().name().toLowerCase(Locale.ROOT));
    }
    if (!line.settings().isInherited()) {
      out.set("settings", settings(line.settings()));
    }
    putUnlessEmpty(out, "take", line.takeFingerprint());
    putUnlessEmpty(out, "declined", line.declinedFingerprint());
    if (line.locked()) {
      out.put("locked", true);
    }
    if (line.endsParagraph()) {
      out.put("endsParagraph", true);
    }
    if (line.gapSeconds() != null) {
      out.put("gap", line.gapSeconds());
    }
    putUnlessEmpty(out, "note", line.note());
    if (!line.takeNotes().isEmpty()) {
      ArrayNode notes = out.putArray("takeNotes");
      for (TakeNote note : line.takeNotes()) {
        ObjectNode one = notes.addObject().put("take", note.fingerprint()).put("note", note.note());
        if (note.place() == TakeNote.Place.BIN) {
          one.put("bin", true);
        }
      }
    }
    if (!line.origin().isNone()) {
      out.set("origin", SourceJson.origin(line.origin()));
    }
    return out;
  }

  static Line line(JsonNode node, Unknown unknown) {
    keys(
        node,
        unknown,
        "line",
        Set.of(
            "id",
            "speaker",
            "text",
            "direction",
            "style",
            "language",
            "seed",
            "seedOrigin",
            "settings",
            "take",
            "declined",
            "locked",
            "endsParagraph",
            "gap",
            "note",
            "takeNotes",
            "origin"));
    Seed seed =
        node.has("seed")
            ? new Seed(
                seedValue(node, "seed", Seed.DEFAULT.value()),
                origin(node.path("seedOrigin").asText("pinned")))
            : Seed.DEFAULT;
    List<TakeNote> notes = new ArrayList<>();
    for (JsonNode note : node.path("takeNotes")) {
      notes.add(
          new TakeNote(
              text(note, "take"),
              text(note, "note"),
              flag(note, "bin") ? TakeNote.Place.BIN : TakeNote.Place.SHELF));
    }
    return new Line(
        text(node, "id"),
        text(node, "speaker"),
        text(node, "text"),
        text(node, "direction"),
        text(node, "style"),
        text(node, "language"),
        seed,
        settings(node.path("settings"), unknown),
        text(node, "take"),
        text(node, "declined"),
        flag(node, "locked"),
        flag(node, "endsParagraph"),
        node.has("gap") ? number(node, "gap", 0) : null,
        text(node, "note"),
        notes,
        node.has("origin") ? SourceJson.origin(node.get("origin"), unknown) : Origin.NONE);
  }

  private static Seed.Origin origin(String name) {
    return switch (name) {
      case "default" -> Seed.Origin.DEFAULT;
      case "pinned" -> Seed.Origin.PINNED;
      case "drawn" -> Seed.Origin.DRAWN;
      case "swept" -> Seed.Origin.SWEPT;
      case "explored" -> Seed.Origin.EXPLORED;
      default -> throw new EditException("\"{0}\" is no origin of a seed.", name);
    };
  }

  private static ObjectNode settings(Settings settings) {
    ObjectNode out = MAPPER.createObjectNode();
    putUnlessNull(out, "method", settings.method());
    putUnlessNull(out, "temperature", settings.temperature());
    putUnlessNull(out, "topP", settings.topP());
    putUnlessNull(out, "topK", settings.topK());
    putUnlessNull(out, "winSize", settings.winSize());
    putUnlessNull(out, "tauR", settings.tauR());
    putUnlessNull(out, "flowSteps", settings.flowSteps());
    putUnlessNull(out, "flowCfg", settings.flowCfg());
    putUnlessNull(out, "directions", settings.directions());
    putUnlessNull(out, "phonemes", settings.phonemes());
    return out;
  }

  private static Settings settings(JsonNode node, Unknown unknown) {
    if (node.isMissingNode()) {
      return Settings.INHERITED;
    }
    keys(
        node,
        unknown,
        "settings",
        Set.of(
            "method",
            "temperature",
            "topP",
            "topK",
            "winSize",
            "tauR",
            "flowSteps",
            "flowCfg",
            "directions",
            "phonemes"));
    return new Settings(
        node.has("method") ? text(node, "method") : null,
        node.has("temperature") ? (Double) number(node, "temperature", 0) : null,
        node.has("topP") ? (Double) number(node, "topP", 0) : null,
        node.has("topK") ? (Integer) whole(node, "topK") : null,
        node.has("winSize") ? (Integer) whole(node, "winSize") : null,
        node.has("tauR") ? (Double) number(node, "tauR", 0) : null,
        node.has("flowSteps") ? (Integer) whole(node, "flowSteps") : null,
        node.has("flowCfg") ? (Double) number(node, "flowCfg", 0) : null,
        node.has("directions") ? text(node, "directions") : null,
        node.has("phonemes") ? text(node, "phonemes") : null);
  }

  private static void putUnlessEmpty(ObjectNode out, String key, String value) {
    if (!value.isEmpty()) {
      out.put(key, value);
    }
  }

  private static void putUnlessNull(ObjectNode out, String key, @Nullable Object value) {
    if (value != null) {
      out.putPOJO(key, value);
    }
  }

  static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new EditException("\"{0}\" is a text in quotes; {1} is none.", key, shown(value));
    }
    return value.asText();
  }

  private static boolean flag(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new EditException("\"{0}\" is true or false; {1} is neither.", key, shown(value));
    }
    return value.asBoolean(false);
  }

  private static double number(JsonNode node, String key, double otherwise) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isNumber()) {
      throw new EditException("\"{0}\" is a number; {1} is none.", key, shown(value));
    }
    return value.asDouble(otherwise);
  }

  private static int whole(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new EditException("\"{0}\" is a whole number; {1} is none.", key, shown(value));
    }
    return value.asInt();
  }

  private static long seedValue(JsonNode node, String key, long otherwise) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new EditException("A seed is a whole number of 64 bits; {0} is none.", shown(value));
    }
    return value.asLong();
  }

  static void keys(JsonNode node, Unknown unknown, String what, Set<String> known) {
    if (node.isMissingNode()) {
      return;
    }
    if (!node.isObject()) {
      throw new EditException("A {0} is a JSON object; {1} is none.", what, shown(node));
    }
    if (unknown == Unknown.REFUSED) {
      node.fieldNames()
          .forEachRemaining(
              key -> {
                if (!known.contains(key)) {
                  throw new EditException("A {0} has no key \"{1}\".", what, key);
                }
              });
    }
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
