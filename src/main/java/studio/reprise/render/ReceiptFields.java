package studio.reprise.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.SpeechException;

/** The fields of one JSON object, each asked for with its bounds; an error names file and key. */
final class ReceiptFields {
  private final JsonNode object;
  private final String where;

  private ReceiptFields(JsonNode object, String where) {
    this.object = object;
    this.where = where;
  }

  static ReceiptFields of(JsonNode object, String where) {
    if (object == null || !object.isObject()) {
      throw new RenderException("{0} is no JSON object.", where);
    }
    return new ReceiptFields(object, where);
  }

  ReceiptFields object(String key) {
    return of(present(key), where + ", " + key);
  }

  /** An object that an older form did not have. */
  Optional<ReceiptFields> optionalObject(String key) {
    return object.has(key) ? Optional.of(object(key)) : Optional.empty();
  }

  /** Text that an older form did not have: "" then. */
  String optionalText(String key, int mostCharacters) {
    return object.has(key) ? text(key, mostCharacters) : "";
  }

  Sentence sentence(String key) {
    return RemoteJson.sentence(present(key), 0);
  }

  List<ReceiptFields> objects(String key, int most) {
    List<ReceiptFields> all = new ArrayList<>();
    for (JsonNode element : array(key, most)) {
      all.add(of(element, where + ", " + key + "[" + all.size() + "]"));
    }
    return all;
  }

  List<String> texts(String key, int most) {
    List<String> all = new ArrayList<>();
    for (JsonNode element : array(key, most)) {
      all.add(element.asText());
    }
    return all;
  }

  /** All fields of this object, which must be text. */
  Map<String, String> textValues(int mostFields, int mostCharacters) {
    if (object.size() > mostFields) {
      throw new RenderException("{0} has more than {1} fields.", where, mostFields);
    }
    Map<String, String> all = new LinkedHashMap<>();
    object.fieldNames().forEachRemaining(key -> all.put(key, text(key, mostCharacters)));
    return all;
  }

  String text(String key, int most) {
    JsonNode value = present(key);
    if (!value.isTextual()) {
      throw wrong(key, Sentence.of("must be text"));
    }
    if (value.textValue().length() > most) {
      throw wrong(key, Sentence.of("is longer than {0} characters", most));
    }
    return value.textValue();
  }

  String sha256(String key) {
    String value = text(key, 64);
    if (!value.matches("[0-9a-f]{64}")) {
      throw wrong(key, Sentence.of("must be 64 lower-case hexadecimal digits"));
    }
    return value;
  }

  /** One word of an enumeration, or what holds where an earlier version wrote none. */
  <E extends Enum<E>> E optional(String key, E otherwise) {
    return object.has(key)
        ? checked(() -> Spelling.parse(otherwise.getDeclaringClass(), text(key, 20)))
        : otherwise;
  }

  /** Words of an enumeration; none where an earlier version wrote none. */
  <E extends Enum<E>> List<E> optionalWords(String key, int most, Class<E> type) {
    return object.has(key)
        ? texts(key, most).stream().map(word -> checked(() -> Spelling.parse(type, word))).toList()
        : List.of();
  }

  String language(String key) {
    String value = text(key, 35);
    if (!Utterance.isLanguage(value)) {
      throw wrong(key, Sentence.of("must be a code such as \"en\" or \"zh\", or empty"));
    }
    return value;
  }

  /** A whole number whose bounds its record knows. */
  int whole(String key) {
    return (int) whole(key, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  long whole(String key, long least, long most) {
    JsonNode value = present(key);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(key, Sentence.of("must be a whole number"));
    }
    if (value.longValue() < least || value.longValue() > most) {
      throw wrong(key, Sentence.of("must be {0} to {1}", least, most));
    }
    return value.longValue();
  }

  /** A number whose bounds its record knows. */
  double number(String key) {
    return number(key, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  double number(String key, double least, double most) {
    JsonNode value = present(key);
    if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
      throw wrong(key, Sentence.of("must be a number from {0} to {1}", least, most));
    }
    return value.doubleValue();
  }

  /** Makes something of the fields; what it refuses is refused with this file's name. */
  <T> T checked(Supplier<T> making) {
    try {
      return making.get();
    } catch (SpeechException e) {
      throw new RenderException(e, "{0}: {1}", where, e);
    }
  }

  private JsonNode array(String key, int most) {
    JsonNode value = present(key);
    if (!value.isArray()) {
      throw wrong(key, Sentence.of("must be a list"));
    }
    if (value.size() > most) {
      throw wrong(key, Sentence.of("has more than {0} entries", most));
    }
    return value;
  }

  private JsonNode present(String key) {
    JsonNode value = object.get(key);
    if (value == null || value.isNull()) {
      throw wrong(key, Sentence.of("is missing"));
    }
    return value;
  }

  private RenderException wrong(String key, Sentence what) {
    return new RenderException("{0}: \"{1}\" {2}.", where, key, what);
  }
}
