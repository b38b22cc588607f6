package studio.reprise.document.script;

import java.util.List;
import java.util.Set;
import studio.reprise.document.Line;

/**
 * What a changed script does to one line. A line that is changed in several ways is listed once, by
 * the first of: conflict, edited, moved, renamed.
 */
public sealed interface LineChange {
  /** All kinds, as they are listed. */
  List<Class<? extends LineChange>> KINDS =
      List.of(
          Kept.class,
          Edited.class,
          Moved.class,
          Added.class,
          Gone.class,
          Renamed.class,
          Conflict.class);

  /** What a script says of a line and a project too. */
  enum Field {
    TEXT,
    SPEAKER,
    DIRECTION,
    LANGUAGE,
    NOTE,
    END
  }

  /**
   * Names the change when it is to be turned: the id of the project's line, or the script's name of
   * a new one.
   */
  String id();

  /** Nothing happens to it. */
  record Kept(Line mine, DraftLine theirs) implements LineChange {
    @Override
    public String id() {
      return mine.id();
    }
  }

  /** The script changed it, the project did not. Turned: the project's words stay. */
  record Edited(Line mine, DraftLine theirs, Set<Field> fields) implements LineChange {
    public Edited {
      fields = Set.copyOf(fields);
    }

    @Override
    public String id() {
      return mine.id();
    }
  }

  /** It stands elsewhere. */
  record Moved(Line mine, DraftLine theirs) implements LineChange {
    @Override
    public String id() {
      return mine.id();
    }
  }

  /** It is new. Turned: it is left out. */
  record Added(DraftLine theirs) implements LineChange {
    @Override
    public String id() {
      return theirs.link();
    }
  }

  /** It is in the script no more. Turned: it stays where it is. */
  record Gone(Line mine) implements LineChange {
    @Override
    public String id() {
      return mine.id();
    }
  }

  /**
   * The same line has another key.
   *
   * @param before its key until now
   */
  record Renamed(Line mine, String before, DraftLine theirs) implements LineChange {
    @Override
    public String id() {
      return mine.id();
    }
  }

  /**
   * Script and project changed it, or the script changed a locked line. The script's words are
   * taken, the project's where the line is locked; turned, the other ones.
   *
   * @param fields that differ
   */
  record Conflict(Line mine, DraftLine theirs, Set<Field> fields) implements LineChange {
    public Conflict {
      fields = Set.copyOf(fields);
    }

    @Override
    public String id() {
      return mine.id();
    }

    /** Whether the script's words are taken unless somebody turns it. */
    public boolean isTheirsTaken() {
      return !mine.locked();
    }
  }
}
