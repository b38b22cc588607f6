package studio.reprise.storage.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the containers of a compiled story in the order in which they are written. A
 * container is a list whose last element names further ones. Texts are {@code "^words"}, a line
 * ends with {@code "\n"}, a tag stands between {@code "#"} and {@code "/#"}, a choice's caption
 * between {@code "str"} and {@code "/str"}. The walk keeps its own stack. Rules: inkle/ink,
 * "ink_JSON_runtime_format".
 */
final class InkWalk {
  /** What the compiler names itself: choices, gathers, branches, returns. */
  private static final Pattern MADE =
      Pattern.compile("[cg]-[0-9]+|s[0-9]*|b|\\$.*|#.*|global decl|-");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final List<InkText> texts = new ArrayList<>();
  private final Deque<Place> places = new ArrayDeque<>();
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder caption = new StringBuilder();
  private final StringBuilder tag = new StringBuilder();
  private final List<String> tags = new ArrayList<>();
  private final List<String> captionTags = new ArrayList<>();
  private final List<String> alternatives = new ArrayList<>();
  private String scene = "";
  private String variable = "";
  private boolean inTag;
  private boolean inString;
  private boolean isGlued;

  /** The content that a choice and what follows it share. */
  private record Start(String words, List<String> tags) {}

  /** A container on the way. */
  private static final class Place {
    private final String scene;
    private final Iterator<JsonNode> content;
    private final Iterator<Map.Entry<String, JsonNode>> named;
    private final Map<String, Start> starts = new HashMap<>();
    private final JsonNode shares;
    private final int level;
    private final @Nullable Start shared;

    /**
     * @param level 0 for the root, 1 for what it names, and so on; containers without a name are of
     *     the level that they stand in
     */
    Place(JsonNode container, String scene, int level, @Nullable Start shared) {
      this.scene = scene;
      this.level = level;
      this.shared = shared;
      List<JsonNode> elements = new ArrayList<>();
      container.forEach(elements::add);
      JsonNode last = elements.isEmpty() ? null : elements.remove(elements.size() - 1);
      this.content = elements.iterator();
      this.shares = last != null && last.isObject() ? last.path("s") : MissingNode.getInstance();
      this.named =
          last != null && last.isObject()
              ? last.properties().iterator()
              : Collections.emptyIterator();
    }
  }

  List<InkText> texts(JsonNode root) {
    places.push(new Place(root, "", 0, null));
    while (!places.isEmpty()) {
      Place place = places.peek();
      if (place.content.hasNext()) {
        scene = place.scene;
        element(place.content.next(), place);
      } else if (place.named.hasNext()) {
        flush();
        enter(place.named.next(), place);
      } else {
        flush();
        places.pop();
      }
    }
    return texts;
  }

  private void enter(Map.Entry<String, JsonNode> named, Place place) {
    String name = named.getKey();
    if (!named.getValue().isArray() || name.equals("global decl") || name.equals("s")) {
      return;
    }
    boolean isMade = MADE.matcher(name).matches() || place.level > 1;
    String title = isMade ? place.scene : place.scene.isEmpty() ? name : place.scene + "." + name;
    places.push(
        new Place(
            named.getValue(),
            title,
            isMade ? Math.max(place.level, 2) : place.level + 1,
            start(name)));
  }

  /** The start of the choice that a container follows: of the nearest place that knows it. */
  private @Nullable Start start(String name) {
    for (Place place : places) {
      Start start = place.starts.get(name);
      if (start != null) {
        return start;
      }
    }
    return null;
  }

  private void element(JsonNode element, Place place) {
    if (element.isTextual()) {
      sign(element.asText());
    } else if (element.isArray()) {
      container(element, place);
    } else if (element.isObject()) {
      object(element, place);
    }
  }

  private void sign(String sign) {
    switch (sign) {
      case "\n" -> {
        if (!isGlued) {
          flush();
        }
      }
      case "#" -> {
        inTag = true;
        tag.setLength(0);
      }
      case "/#" -> {
        inTag = false;
        (inString ? captionTags : tags).add(tag.toString().strip());
      }
      case "ev" -> variable = "";
      case "str" -> inString = true;
      case "/str" -> inString = false;
      case "<>" -> isGlued = true;
      case "out" -> words("{" + variable + "}");
      case "done", "end" -> flush();
      default -> {
        if (sign.startsWith("^")) {
          words(sign.substring(1));
        }
      }
    }
  }

  private void words(String words) {
    if (inTag) {
      tag.append(words);
    } else if (inString) {
      caption.append(words);
    } else {
      closeAlternatives();
      line.append(words);
      isGlued = isGlued && words.isBlank();
    }
  }

  private void container(JsonNode container, Place place) {
    // A place to come back to stands in the middle of a line, and ends none.
    boolean isMark = container.size() == 1 && container.get(0).has("#n");
    if (isMark) {
      return;
    }
    List<String> inside = InkAlternatives.of(container);
    if (!inside.isEmpty() && !inString) {
      alternatives.addAll(inside);
      return;
    }
    places.push(new Place(container, place.scene, place.level, place.shared));
  }

  private void object(JsonNode object, Place place) {
    if (object.has("VAR?")) {
      variable = object.path("VAR?").asText();
    } else if (object.has("f()")) {
      variable = object.path("f()").asText() + "()";
    } else if (object.has("#") && object.path("#").isTextual()) {
      tags.add(object.path("#").asText().strip());
    } else if (object.has("*")) {
      choice(object.path("*").asText(), place);
    } else if (object.path("->").asText().endsWith(".s") && !inString && place.shared != null) {
      line.append(place.shared.words());
      tags.addAll(place.shared.tags());
    }
  }

  /** A choice point: its caption is whole, and what it shares with what follows is beside it. */
  private void choice(String path, Place place) {
    Start start = sharedStart(place.shares);
    String words = (start.words() + caption).strip();
    if (!words.isEmpty()) {
      List<String> all = new ArrayList<>(start.tags());
      all.addAll(captionTags);
      texts.add(new InkText(InkText.Kind.CHOICE, scene, words, all));
    }
    caption.setLength(0);
    captionTags.clear();
    String name = path.substring(path.lastIndexOf('.') + 1);
    Place around = places.size() > 1 ? above(place) : place;
    around.starts.put(name, start);
    place.starts.put(name, start);
  }

  private Place above(Place place) {
    Iterator<Place> all = places.iterator();
    while (all.hasNext()) {
      if (all.next() == place && all.hasNext()) {
        return all.next();
      }
    }
    return place;
  }

  /** What stands in the container "s" beside a choice point. */
  private static Start sharedStart(JsonNode container) {
    StringBuilder words = new StringBuilder();
    List<String> tags = new ArrayList<>();
    boolean isTag = false;
    for (JsonNode element : container) {
      String sign = element.isTextual() ? element.asText() : "";
      if (sign.equals("#") || sign.equals("/#")) {
        isTag = sign.equals("#");
      } else if (sign.startsWith("^") && isTag) {
        tags.add(sign.substring(1).strip());
      } else if (sign.startsWith("^")) {
        words.append(sign.substring(1));
      }
    }
    return new Start(words.toString(), tags);
  }

  private void closeAlternatives() {
    if (!alternatives.isEmpty()) {
      line.append('{').append(String.join("|", alternatives)).append('}');
      alternatives.clear();
    }
  }

  /** The line is whole. */
  private void flush() {
    closeAlternatives();
    isGlued = false;
    String words = BLANKS.matcher(line).replaceAll(" ").strip();
    if (!words.isEmpty()) {
      texts.add(new InkText(InkText.Kind.LINE, scene, words, tags));
      tags.clear();
    }
    line.setLength(0);
  }
}
