package studio.reprise.ui.dictionary;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Edit;
import studio.reprise.document.EditException;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.document.Speaker;
import studio.reprise.render.PronunciationReach;
import studio.reprise.sentence.Problem;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.words.WordFiles;
import studio.reprise.storage.words.WordList;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Notice;
import studio.reprise.ui.model.Notices;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.SpeakerCommands;
import studio.reprise.ui.widget.Messages;

/** What an author does to the project's dictionary from the window. */
public final class Pronunciations {
  private static final int MOST_REMARKS = 5;

  private final Manuscript manuscript;
  private final Selection selection;
  private final SpeakerCommands speakers;
  private final Notices notices;
  private final Messages messages;
  private final Executor background;
  private final Executor fx;

  public Pronunciations(
      Manuscript manuscript,
      Selection selection,
      SpeakerCommands speakers,
      Notices notices,
      Messages messages,
      Executor background,
      Executor fx) {
    this.manuscript = manuscript;
    this.selection = selection;
    this.speakers = speakers;
    this.notices = notices;
    this.messages = messages;
    this.background = background;
    this.fx = fx;
  }

  public Project project() {
    return manuscript.project();
  }

  public List<DictionaryEntry> entries() {
    return project().dictionary();
  }

  /** The line that the author looks at. */
  public Optional<Line> currentLine() {
    return project().line(selection.current());
  }

  /** A line's number in the script, counted from 1; 0 when it is gone. */
  public int numberOf(String lineId) {
    return 1 + project().lines().map(Line::id).toList().indexOf(lineId);
  }

  /** Whose voice says a word when it is tried: an entry's own, the current line's, or anybody's. */
  public Optional<Speaker> voiceFor(DictionaryEntry.Scope scope, String ownerId) {
    Optional<Speaker> own =
        switch (scope) {
          case SPEAKER -> project().speaker(ownerId);
          case LINE -> project().line(ownerId).flatMap(line -> project().speaker(line.speakerId()));
          case PROJECT -> Optional.empty();
        };
    return own.or(() -> currentLine().flatMap(line -> project().speaker(line.speakerId())))
        .filter(Speaker::hasClip)
        .or(() -> project().speakers().stream().filter(Speaker::hasClip).findFirst());
  }

  /** Says a word in a voice as an entry would have it; tells what stands against it, or "". */
  public void hear(DictionaryEntry entry, Consumer<String> status) {
    Optional<Speaker> voice = voiceFor(entry.scope(), entry.ownerId());
    if (voice.isEmpty()) {
      status.accept(messages.text("dictionary.no_voice"));
      return;
    }
    speakers.tryOut(
        voice.get(),
        entry.word(),
        List.of(new studio.reprise.speech.Pronunciation(entry.word(), entry.spoken())),
        status);
  }

  /** An entry in the place of another one, or a new one. */
  public void put(Optional<DictionaryEntry> old, DictionaryEntry entry) {
    manuscript.edit(change(old, entry));
    manuscript.settle();
  }

  private static Edit change(Optional<DictionaryEntry> old, DictionaryEntry entry) {
    return old.map(before -> ProjectEdits.changePronunciation(before, entry))
        .orElseGet(() -> ProjectEdits.setPronunciation(entry));
  }

  public void remove(DictionaryEntry entry) {
    manuscript.edit(ProjectEdits.removePronunciation(entry));
  }

  /** How many takes would go stale by {@link #put}. */
  public int staleBy(Optional<DictionaryEntry> old, DictionaryEntry entry) {
    try {
      Project now = project();
      return PronunciationReach.goingStale(now, change(old, entry).change().apply(now)).size();
    } catch (EditException e) {
      return 0;
    }
  }

  /** Reads a dictionary behind the window and puts its entries in, as one step. */
  public void read(Path file) {
    Project into = project();
    background.execute(
        () -> {
          try {
            WordList list = WordFiles.read(file, into);
            fx.execute(() -> imported(into, list));
          } catch (RuntimeException e) {
            fx.execute(() -> fail(Failure.Kind.DICTIONARY, e));
          }
        });
  }

  private void imported(Project before, WordList list) {
    manuscript.edit(ProjectEdits.setPronunciations(list.entries()));
    StringBuilder text =
        new StringBuilder(messages.count("dictionary.imported", list.entries().size()));
    int stale = PronunciationReach.goingStale(before, project()).size();
    if (stale > 0) {
      text.append(' ').append(messages.count("dictionary.stale", stale));
    }
    if (!list.remarks().isEmpty()) {
      text.append('\n').append(shown(list.remarks()));
    }
    notices.show(
        Notice.of(
            "dictionary",
            list.remarks().isEmpty() ? Notice.Kind.GOOD : Notice.Kind.WARNING,
            text.toString()));
  }

  private String shown(List<Sentence> remarks) {
    return remarks.stream()
        .limit(MOST_REMARKS)
        .map(messages::sentence)
        .collect(Collectors.joining("\n", "", remarks.size() > MOST_REMARKS ? "\n…" : ""));
  }

  /** Writes the dictionary behind the window. */
  public void write(Path file) {
    Project now = project();
    background.execute(
        () -> {
          try {
            WordFiles.write(file, now);
            fx.execute(() -> written(file, now));
          } catch (RuntimeException e) {
            fx.execute(() -> fail(Failure.Kind.DICTIONARY, e));
          }
        });
  }

  private void written(Path file, Project now) {
    long narrow =
        now.dictionary().stream()
            .filter(entry -> entry.scope() != DictionaryEntry.Scope.PROJECT)
            .count();
    String left =
        WordFiles.isLexicon(file) && narrow > 0
            ? " " + messages.count("dictionary.left_out", (int) narrow)
            : "";
    notices.show(
        Notice.of(
            "dictionary",
            left.isEmpty() ? Notice.Kind.GOOD : Notice.Kind.WARNING,
            messages.text("dictionary.written", file) + left));
  }

  private void fail(Failure.Kind kind, RuntimeException problem) {
    notices.fail(new Failure(kind, Problem.told(problem)));
  }
}
