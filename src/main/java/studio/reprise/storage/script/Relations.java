package studio.reprise.storage.script;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How the parts of an office file name each other (ECMA-376, part 2). */
final class Relations {
  /** Where a relation leads, and of what kind it is. */
  record Relation(String type, String part) {}

  private Relations() {}

  /** The part to which another one has a relation of a kind. */
  static Optional<String> related(Archive archive, String from, String kind) {
    int slash = from.lastIndexOf('/') + 1;
    if (!archive.has(relationsOf(from))) {
      return Optional.of(from.substring(0, slash) + kind.substring(1) + ".xml")
          .filter(archive::has);
    }
    return all(archive, from).values().stream()
        .filter(relation -> relation.type().endsWith(kind))
        .map(Relation::part)
        .findFirst();
  }

  /** All relations of a part to parts that are there, by their ids. */
  static Map<String, Relation> all(Archive archive, String from) {
    Map<String, Relation> found = new LinkedHashMap<>();
    Optional<byte[]> bytes = archive.part(relationsOf(from));
    if (bytes.isEmpty()) {
      return found;
    }
    try {
      XMLStreamReader reader = SecondReading.reader(bytes.get());
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && !WordText.value(reader, "TargetMode").equals("External")) {
          String type = WordText.value(reader, "Type");
          String id = WordText.value(reader, "Id");
          part(archive, from, WordText.value(reader, "Target"))
              .ifPresent(part -> found.putIfAbsent(id, new Relation(type, part)));
        }
      }
    } catch (XMLStreamException e) {
      return found;
    }
    return found;
  }

  private static Optional<String> part(Archive archive, String from, String target) {
    return target.startsWith("/")
        ? archive.resolved("", target.substring(1))
        : target.isEmpty() ? Optional.empty() : archive.resolved(from, target);
  }

  private static String relationsOf(String part) {
    int slash = part.lastIndexOf('/') + 1;
    return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
  }
}
