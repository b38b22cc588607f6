package studio.reprise.storage.delivery.format;

import java.util.List;
import studio.reprise.audio.tag.Words;
import studio.reprise.storage.delivery.FileDescription;

/**
 * A chapter as a project of REAPER: a track a speaker, an item a line, cut out of the speaker's
 * stem, and markers. Format: REAPER's own text, as its projects and its API's state chunks show it.
 */
public final class ReaperProject {
  private static final String QUOTES = "\"'`";
  private static final int MOST_NAME_BYTES = 200;

  private final StringBuilder out = new StringBuilder();
  private int depth;

  private ReaperProject() {}

  /** The project's text. */
  public static String text(FileDescription file, List<StudioTrack> tracks) {
    ReaperProject project = new ReaperProject();
    project.begin("REAPER_PROJECT 0.1 \"6.0\" 0");
    project.line("TITLE " + quoted(file.title()));
    project.line("AUTHOR " + quoted(FileWords.people(file.book().authors())));
    project.line("SAMPLERATE " + file.sampleRateHz() + " 1 0");
    project.begin("NOTES 0 2");
    project.line("|" + Words.line(SyntheticSpeech.words(file.book())));
    project.end();
    for (int i = 0; i < file.marks().size(); i++) {
      String at = seconds(file.marks().get(i).startSample(), file);
      project.line(
          "MARKER " + (i + 1) + " " + at + " " + quoted(file.marks().get(i).title()) + " 0");
    }
    tracks.forEach(track -> project.track(track, file));
    project.end();
    return project.out.toString();
  }

  private void track(StudioTrack track, FileDescription file) {
    begin("TRACK");
    line("NAME " + quoted(track.name()));
    for (Cue cue : track.cues()) {
      begin("ITEM");
      line("POSITION " + seconds(cue.startSample(), file));
      line("LENGTH " + seconds(cue.endSample() - cue.startSample(), file));
      line("NAME " + quoted(cue.text()));
      line("SOFFS " + seconds(cue.startSample(), file));
      begin("SOURCE WAVE");
      line("FILE " + quoted(track.file()));
      end();
      end();
    }
    end();
  }

  private static String seconds(long samples, FileDescription file) {
    return Times.exactSeconds(samples, file.sampleRateHz()).toPlainString();
  }

  /** In the first kind of quotation mark that the words have not; they have no escape for it. */
  static String quoted(String words) {
    String line = Words.line(words, MOST_NAME_BYTES);
    for (char quote : QUOTES.toCharArray()) {
      if (line.indexOf(quote) < 0) {
        return quote + line + quote;
      }
    }
    return "`" + line.replace('`', '\'') + "`";
  }

  private void begin(String words) {
    line("<" + words);
    depth++;
  }

  private void end() {
    depth--;
    line(">");
  }

  private void line(String words) {
    out.append("  ".repeat(depth)).append(words).append('\n');
  }
}
