package studio.reprise.ui.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.reprise.speech.EngineOptions;
import studio.reprise.ui.widget.Theme;

/**
 * What an author set for all projects.
 *
 * @param theme how it looks
 * @param language of the window, BCP 47, or "" for the system's
 * @param engine where and how the engine computes
 * @param cluster the Spark cluster that renders many lines, or ""
 * @param recent folders of projects, the latest first
 * @param window where it was
 * @param shortcuts keys of actions that are not the usual ones, by the action's name
 * @param view how the window is arranged
 */
public record Preferences(
    Theme theme,
    String language,
    EngineOptions engine,
    String cluster,
    List<String> recent,
    WindowPlace window,
    Map<String, String> shortcuts,
    ViewChoices view) {
  private static final int MOST_RECENT = 12;

  static final Preferences INITIAL =
      new Preferences(
          Theme.SYSTEM,
          "",
          EngineOptions.DEFAULT,
          "",
          List.of(),
          WindowPlace.USUAL,
          Map.of(),
          ViewChoices.USUAL);

  public Preferences {
    recent = List.copyOf(recent);
    shortcuts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(shortcuts));
  }

  public Preferences withTheme(Theme changed) {
    return new Preferences(changed, language, engine, cluster, recent, window, shortcuts, view);
  }

  public Preferences withLanguage(String changed) {
    return new Preferences(theme, changed, engine, cluster, recent, window, shortcuts, view);
  }

  public Preferences withEngine(EngineOptions changed) {
    return new Preferences(theme, language, changed, cluster, recent, window, shortcuts, view);
  }

  public Preferences withCluster(String changed) {
    return new Preferences(theme, language, engine, changed, recent, window, shortcuts, view);
  }

  public Preferences withShortcuts(Map<String, String> changed) {
    return new Preferences(theme, language, engine, cluster, recent, window, changed, view);
  }

  public Preferences withWindow(WindowPlace changed) {
    return new Preferences(theme, language, engine, cluster, recent, changed, shortcuts, view);
  }

  public Preferences withView(ViewChoices changed) {
    return new Preferences(theme, language, engine, cluster, recent, window, shortcuts, changed);
  }

  /** A project that was opened comes first. */
  Preferences withRecent(String folder) {
    List<String> changed = new ArrayList<>(recent);
    changed.remove(folder);
    changed.add(0, folder);
    return withRecents(changed.subList(0, Math.min(MOST_RECENT, changed.size())));
  }

  public Preferences withoutRecent(String folder) {
    return withRecents(recent.stream().filter(each -> !each.equals(folder)).toList());
  }

  private Preferences withRecents(List<String> changed) {
    return new Preferences(theme, language, engine, cluster, changed, window, shortcuts, view);
  }
}
