package studio.reprise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import studio.reprise.document.PackRef;
import studio.reprise.speech.WrittenLanguage;
import studio.reprise.speech.pack.PackCheck;
import studio.reprise.storage.BatchTask;

/**
 * Which voice pack speaks which task of a batch: one for all where one can, else one a language.
 */
record BatchPacks(Surroundings surroundings, CommonOptions common) {

  /** The tasks of each pack, both in the order in which they come first. */
  Map<Path, List<BatchTask>> of(List<BatchTask> tasks) {
    Set<String> languages =
        tasks.stream().map(BatchPacks::language).collect(Collectors.toUnmodifiableSet());
    Path all = pack(languages);
    PackCheck checked = surroundings.packs().check(all);
    boolean speaksAll = checked.isWhole() && checked.languages().containsAll(languages);
    Map<String, Path> byLanguage = new LinkedHashMap<>();
    languages.forEach(
        language -> byLanguage.put(language, speaksAll ? all : pack(Set.of(language))));
    Map<Path, List<BatchTask>> byPack = new LinkedHashMap<>();
    for (BatchTask task : tasks) {
      byPack.computeIfAbsent(byLanguage.get(language(task)), pack -> new ArrayList<>()).add(task);
    }
    return byPack;
  }

  private Path pack(Set<String> languages) {
    return common.pack(surroundings, PackRef.NONE, languages);
  }

  private static String language(BatchTask task) {
    return WrittenLanguage.of(task.inputText(), task.language());
  }
}
