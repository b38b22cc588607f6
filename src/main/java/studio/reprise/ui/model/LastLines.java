package studio.reprise.ui.model;

import java.nio.file.Path;

/** On which line of each recent project the author was when it was left on this computer. */
final class LastLines {
  private static final String KEY = "line.";

  private final Choices choices;

  LastLines(Choices choices) {
    this.choices = choices;
  }

  /** "" when it was never left here. */
  String of(Path project) {
    return choices.get().view().value(KEY + key(project));
  }

  void remember(Path project, String lineId) {
    Preferences now = choices.get();
    if (!lineId.isEmpty() && !lineId.equals(of(project))) {
      ViewChoices known =
          now.view()
              .without(
                  name ->
                      name.startsWith(KEY) && !now.recent().contains(name.substring(KEY.length())));
      choices.change(now.withView(known.with(KEY + key(project), lineId)));
    }
  }

  /** As the recent projects are named. */
  private static String key(Path project) {
    return project.toAbsolutePath().toString();
  }
}
