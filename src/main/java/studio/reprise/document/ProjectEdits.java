package studio.reprise.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an author does to the project as a whole: its name, pack, defaults and dictionary. */
public final class ProjectEdits {
  private ProjectEdits() {}

  public static Edit changePack(PackRef pack) {
    return new Edit("Change voice pack", "", project -> project.withPack(pack));
  }

  /**
   * Name and defaults in one step. A project that is explored no more keeps the seeds that its
   * lines have by then.
   */
  public static Edit change(String name, Defaults defaults) {
    return new Edit(
        "Change project settings",
        "",
        project -> {
          boolean pins =
              project.defaults().chance() == Defaults.Chance.EXPLORED
                  && defaults.chance() == Defaults.Chance.PINNED;
          Project settled = pins ? ExploreEdits.pinAll().change().apply(project) : project;
          Project renamed = name.equals(settled.name()) ? settled : settled.withName(name);
          return defaults.equals(renamed.defaults()) ? renamed : renamed.withDefaults(defaults);
        });
  }

  public static Edit changeDefaults(Defaults defaults) {
    return new Edit("Change defaults", "", project -> project.withDefaults(defaults));
  }

  /** Another title page for deliveries; the keystrokes of one field are one step. */
  public static Edit changeBook(Book book, String field) {
    return new Edit("Change book", "Change book " + field, project -> project.withBook(book));
  }

  /** Another video that the project is spoken to; "" for none. */
  public static Edit setPicture(String picture) {
    return new Edit("Change picture", "", project -> project.withPicture(picture));
  }

  /** The project is spoken to no video any more. */
  public static Edit removePicture() {
    return new Edit("Remove picture", "", project -> project.withPicture(""));
  }

  /** Adds a pronunciation, or changes the one of the same word and reach. */
  public static Edit setPronunciation(DictionaryEntry entry) {
    return new Edit(
        "Change pronunciation",
        "",
        project -> {
          requireOwner(project, entry);
          List<DictionaryEntry> entries = new ArrayList<>(project.dictionary());
          for (int i = 0; i < entries.size(); i++) {
            if (entry.replaces(entries.get(i))) {
              entries.set(i, entry);
              return project.withDictionary(entries);
            }
          }
          entries.add(entry);
          return project.withDictionary(entries);
        });
  }

  /** Several in one step, as if one after another: of a word said twice the latter holds. */
  public static Edit setPronunciations(Collection<DictionaryEntry> entries) {
    List<DictionaryEntry> all = List.copyOf(entries);
    return new Edit(
        "Import dictionary",
        "",
        project -> {
          Map<List<String>, DictionaryEntry> merged = new LinkedHashMap<>();
          project.dictionary().forEach(entry -> merged.put(key(entry), entry));
          for (DictionaryEntry entry : all) {
            requireOwner(project, entry);
            merged.put(key(entry), entry);
          }
          return project.withDictionary(List.copyOf(merged.values()));
        });
  }

  private static List<String> key(DictionaryEntry entry) {
    return List.of(
        entry.scope().name(),
        entry.ownerId(),
        entry.word().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
  }

  /** Exchanges an entry for another one, at its place. */
  public static Edit changePronunciation(DictionaryEntry old, DictionaryEntry entry) {
    return new Edit(
        "Change pronunciation",
        "",
        project -> {
          requireOwner(project, entry);
          List<DictionaryEntry> entries = new ArrayList<>(project.dictionary());
          int at = entries.indexOf(old);
          if (at < 0) {
            throw new EditException("The dictionary has no such entry for \"{0}\".", old.word());
          }
          entries.set(at, entry);
          for (int i = entries.size() - 1; i >= 0; i--) {
            if (i != at && entry.replaces(entries.get(i))) {
              entries.remove(i);
            }
          }
          return project.withDictionary(entries);
        });
  }

  public static Edit removePronunciation(DictionaryEntry entry) {
    return new Edit(
        "Remove pronunciation",
        "",
        project -> {
          if (!project.dictionary().contains(entry)) {
            throw new EditException("The dictionary has no such entry for \"{0}\".", entry.word());
          }
          return project.withDictionary(
              project.dictionary().stream().filter(old -> !old.equals(entry)).toList());
        });
  }

  private static void requireOwner(Project project, DictionaryEntry entry) {
    boolean known =
        switch (entry.scope()) {
          case PROJECT -> true;
          case SPEAKER -> project.speaker(entry.ownerId()).isPresent();
          case LINE -> project.line(entry.ownerId()).isPresent();
        };
    if (!known) {
      throw new EditException(
          "There is no {0} in the project for this pronunciation.", entry.ownerId());
    }
  }
}
