package studio.reprise.ui.imports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.stage.FileChooser.ExtensionFilter;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.script.ScriptFormat;
import studio.reprise.storage.script.ScriptFormats;
import studio.reprise.ui.widget.Messages;

/** What an open dialog offers: all scripts, each kind, everything. */
public final class ScriptFilters {
  private ScriptFilters() {}

  public static List<ExtensionFilter> in(Messages messages) {
    Set<String> all = new LinkedHashSet<>();
    List<ExtensionFilter> filters = new ArrayList<>();
    for (ScriptFormat format : ScriptFormats.all()) {
      List<String> endings = format.endings().stream().map(ending -> "*." + ending).toList();
      all.addAll(endings);
      String name = messages.sentence(Sentence.of(format.name()));
      filters.add(new ExtensionFilter(name, endings));
    }
    filters.add(0, new ExtensionFilter(messages.text("import.all_scripts"), List.copyOf(all)));
    filters.add(new ExtensionFilter(messages.text("import.all_files"), "*"));
    return filters;
  }
}
