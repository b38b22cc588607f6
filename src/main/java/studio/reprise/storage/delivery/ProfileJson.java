package studio.reprise.storage.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.codec.Codec;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.storage.ExportPattern;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.delivery.DeliveryProfile.Edges;
import studio.reprise.storage.delivery.DeliveryProfile.Floor;
import studio.reprise.storage.delivery.DeliveryProfile.Form;
import studio.reprise.storage.delivery.DeliveryProfile.Level;
import studio.reprise.storage.delivery.DeliveryProfile.Measure;
import studio.reprise.storage.delivery.DeliveryProfile.Peaks;
import studio.reprise.storage.delivery.DeliveryProfile.Requirement;
import studio.reprise.storage.delivery.DeliveryProfile.Shape;
import studio.reprise.storage.delivery.DeliveryProfile.Synthetic;

/** A profile as JSON, read strictly: what is not known is refused, and every figure has bounds. */
final class ProfileJson {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "title",
          "from",
          "measure",
          "aim",
          "least",
          "most",
          "monoOffset",
          "peakMost",
          "peakAim",
          "files",
          "head",
          "tail",
          "headLeast",
          "tailLeast",
          "edgeMost",
          "roomTone",
          "floorLeast",
          "floorMost",
          "minutesMost",
          "shape",
          "sampleMinutes",
          "requires",
          "synthetic",
          "names",
          "severities");

  private final JsonNode root;
  private final String where;

  private ProfileJson(JsonNode root, String where) {
    this.root = root;
    this.where = where;
  }

  /**
   * @param root all fields
   * @param where names the file in an error
   * @throws StorageException with the field that is wrong
   */
  static DeliveryProfile read(ObjectNode root, String where) {
    return new ProfileJson(root, where).profile();
  }

  private DeliveryProfile profile() {
    root.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw new StorageException("{0}: a profile has no field \"{1}\".", where, key);
              }
            });
    String name = text("name", "");
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new StorageException(
          "{0}: the name of a profile has 1 to 40 small letters, digits or \"-\"; \"{1}\" has not.",
          where, name);
    }
    String names = text("names", "{scene}/{line}");
    new ExportPattern(names);
    return new DeliveryProfile(
        name,
        text("title", name),
        text("from", ""),
        new Level(
            choice(Measure.class, "measure", Measure.NONE),
            number("aim", -70, 0, -20.0),
            limit("least", -70, 0),
            limit("most", -70, 0),
            number("monoOffset", -6, 6, 0.0)),
        new Peaks(limit("peakMost", -30, 0), limit("peakAim", -30, 0)),
        forms(),
        new Edges(
            number("head", 0, 10, 0.0),
            number("tail", 0, 10, 0.0),
            limit("headLeast", 0, 10),
            limit("tailLeast", 0, 10),
            limit("edgeMost", 0, 60)),
        new Floor(
            limit("roomTone", -110, -40),
            limit("floorLeast", -120, -20),
            limit("floorMost", -120, -20)),
        limit("minutesMost", 0.01, 3000),
        choice(Shape.class, "shape", Shape.CHAPTERS),
        limit("sampleMinutes", 0.1, 60),
        requirements(),
        choice(Synthetic.class, "synthetic", Synthetic.ALLOWED),
        names,
        severities(),
        (ObjectNode) root);
  }

  private String text(String key, String otherwise) {
    JsonNode value = root.path(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isTextual() || value.asText().length() > 500) {
      throw new StorageException("{0}: \"{1}\" is a text in quotes.", where, key);
    }
    return value.asText();
  }

  private double number(String key, double least, double most, double otherwise) {
    return number(root, key, least, most, otherwise);
  }

  private @Nullable Double limit(String key, double least, double most) {
    return root.path(key).isNull() || root.path(key).isMissingNode()
        ? null
        : (Double) number(root, key, least, most, least);
  }

  private double number(JsonNode node, String key, double least, double most, double otherwise) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
      throw new StorageException(
          "{0}: \"{1}\" is a number from {2} to {3}.", where, key, least, most);
    }
    return value.asDouble();
  }

  private <E extends Enum<E>> E choice(Class<E> type, String key, E otherwise) {
    return root.has(key) ? chosen(type, key, root.path(key)) : otherwise;
  }

  private <E extends Enum<E>> E chosen(Class<E> type, String key, JsonNode value) {
    for (E constant : type.getEnumConstants()) {
      if (value.isTextual() && constant.name().toLowerCase(Locale.ROOT).equals(value.asText())) {
        return constant;
      }
    }
    List<String> known = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      known.add(constant.name().toLowerCase(Locale.ROOT));
    }
    throw new StorageException("{0}: \"{1}\" is one of {2}.", where, key, String.join(", ", known));
  }

  private List<Form> forms() {
    List<Form> forms = new ArrayList<>();
    for (JsonNode node : list("files")) {
      forms.add(form(node));
    }
    if (forms.isEmpty()) {
      throw new StorageException(
          "{0}: \"files\" says how a file is written; none is there.", where);
    }
    return forms;
  }

  private Form form(JsonNode node) {
    Set<String> known = Set.of("codec", "bitRate", "kbps", "sampleRate", "channels", "bits");
    if (!node.isObject()) {
      throw new StorageException("{0}: \"files\" holds JSON objects.", where);
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new StorageException("{0}: a file has no field \"{1}\".", where, key);
              }
            });
    Codec codec = chosen(Codec.class, "codec", node.path("codec"));
    int rate = whole(node, "sampleRate", 0, 192_000, 44_100);
    if (rate != 0 && rate < 8000 || codec == Codec.OPUS && rate != 48_000) {
      throw new StorageException(
          "{0}: \"{1}\" cannot be written at {2} Hz.", where, codec.key(), rate);
    }
    int most = codec == Codec.MP3 ? 320 : 512;
    return new Form(
        codec,
        node.has("bitRate")
            ? chosen(Encoding.BitRate.class, "bitRate", node.path("bitRate"))
            : Encoding.BitRate.CONSTANT,
        codec.isLossless() ? 0 : whole(node, "kbps", 8, most, 192),
        rate,
        whole(node, "channels", 1, 2, 1),
        codec.isLossless() ? whole(node, "bits", 16, 24, 16) : 0);
  }

  private int whole(JsonNode node, String key, int least, int most, int otherwise) {
    double value = number(node, key, least, most, otherwise);
    if (value != Math.rint(value) || key.equals("bits") && value != 16 && value != 24) {
      throw new StorageException(
          "{0}: \"{1}\" is a whole number that such files have.", where, key);
    }
    return (int) value;
  }

  private Set<Requirement> requirements() {
    Set<Requirement> requirements = EnumSet.noneOf(Requirement.class);
    for (JsonNode node : list("requires")) {
      requirements.add(chosen(Requirement.class, "requires", node));
    }
    return requirements;
  }

  private Map<CheckId, Severity> severities() {
    Map<CheckId, Severity> severities = new EnumMap<>(CheckId.class);
    JsonNode node = root.path("severities");
    if (!node.isMissingNode() && !node.isObject()) {
      throw new StorageException("{0}: \"severities\" is a JSON object.", where);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      CheckId id = CheckId.of(field.getKey());
      if (id == null) {
        throw new StorageException("{0}: there is no check \"{1}\".", where, field.getKey());
      }
      severities.put(id, chosen(Severity.class, field.getKey(), field.getValue()));
    }
    return severities;
  }

  private JsonNode list(String key) {
    JsonNode list = root.path(key);
    if (!list.isMissingNode() && (!list.isArray() || list.size() > 50)) {
      throw new StorageException("{0}: \"{1}\" is a list in brackets.", where, key);
    }
    return list;
  }
}
