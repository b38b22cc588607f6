package studio.reprise.desk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.LeftOut;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/**
 * Which sections of a script an author wants: what the reader proposes, but for those that are
 * named. A section is named by its title, one without a title by its number ({@code #3}).
 *
 * @param skipped names of sections to leave out
 * @param taken names of sections to take though they are proposed to be left out
 */
public record SectionChoice(Set<String> skipped, Set<String> taken) {
  /** As the reader proposes. */
  public static final SectionChoice PROPOSED = new SectionChoice(Set.of(), Set.of());

  private static final String SKIP = "skip";
  private static final String TAKE = "take";
  private static final Sentence AUTHOR = Sentence.of("the author left this section out");

  public SectionChoice {
    skipped = Set.copyOf(skipped);
    taken = Set.copyOf(taken);
  }

  /** A choice as it was kept with a source. */
  public static SectionChoice of(Map<String, String> options) {
    return new SectionChoice(
        names(options.getOrDefault(SKIP, "")), names(options.getOrDefault(TAKE, "")));
  }

  private static Set<String> names(String kept) {
    return kept.isEmpty() ? Set.of() : new LinkedHashSet<>(kept.lines().toList());
  }

  /** To be kept with a source. */
  public Map<String, String> asMap() {
    Map<String, String> map = new TreeMap<>();
    put(map, SKIP, skipped);
    put(map, TAKE, taken);
    return map;
  }

  private static void put(Map<String, String> map, String key, Set<String> names) {
    if (!names.isEmpty()) {
      map.put(key, String.join("\n", names.stream().sorted().toList()));
    }
  }

  /**
   * The names of sections as an author types them: a title in any case, or a number from 1.
   *
   * @throws StorageException when a draft has no such section
   */
  public static Set<String> named(ScriptDraft draft, List<String> typed) {
    Set<String> names = new LinkedHashSet<>();
    for (String one : typed) {
      String wanted = one.strip().toLowerCase(Locale.ROOT);
      boolean found = false;
      for (int i = 0; i < draft.sections().size(); i++) {
        boolean isTitle =
            draft.sections().get(i).title().strip().toLowerCase(Locale.ROOT).equals(wanted);
        if (isTitle || wanted.replace("#", "").equals(String.valueOf(i + 1))) {
          names.add(name(draft, i));
          found = true;
        }
      }
      if (!found) {
        throw new StorageException("The script has no section \"{0}\".", one);
      }
    }
    return names;
  }

  /** What a section is called here. */
  public static String name(ScriptDraft draft, int index) {
    String title = draft.sections().get(index).title().strip().replaceAll("\\R", " ");
    return title.isEmpty() ? "#" + (index + 1) : title;
  }

  /** Whether a section is wanted. */
  public boolean wants(ScriptDraft draft, int index) {
    String name = name(draft, index);
    return taken.contains(name)
        || (!draft.sections().get(index).isProposedOut() && !skipped.contains(name));
  }

  /** The draft with what is wanted; the rest is left out, with its reason. */
  public ScriptDraft wanted(ScriptDraft draft) {
    List<DraftSection> sections = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>(draft.leftOut());
    for (int i = 0; i < draft.sections().size(); i++) {
      DraftSection section = draft.sections().get(i);
      if (wants(draft, i)) {
        sections.add(new DraftSection(section.title(), Sentence.NONE, section.lines()));
      } else {
        Sentence reason = section.isProposedOut() ? section.proposal() : AUTHOR;
        for (DraftLine line : section.lines()) {
          leftOut.add(new LeftOut(reason, line.text(), line.position()));
        }
      }
    }
    return draft.withSections(sections).withLeftOut(leftOut);
  }
}
