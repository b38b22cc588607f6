package studio.reprise.document.script;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import studio.reprise.document.Line;
import studio.reprise.document.Seed;
import studio.reprise.document.SolidWriting;
import studio.reprise.document.script.LineChange.Field;

/**
 * One line of base, project and script: what changed where, and what it becomes. Only what a script
 * can say is looked at; seed, settings, takes, lock and gap are the project's.
 */
final class LineMerge {
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{0,35}");

  private final Line mine;
  private final DraftLine theirs;
  private final SpeakerNames names;
  private final Set<Field> edited = EnumSet.noneOf(Field.class);
  private final Set<Field> conflicting = EnumSet.noneOf(Field.class);

  LineMerge(Line mine, DraftLine base, DraftLine theirs, SpeakerNames names) {
    this.mine = mine;
    this.theirs = theirs;
    this.names = names;
    for (Field field : Field.values()) {
      compare(field, value(mine, field), before(base, field), value(theirs, field));
    }
    // Somebody else than the script's name meant: the author's own choice for one line.
    boolean isGivenAway = !mine.speakerId().equals(names.idBefore(base.sureSpeaker()));
    if (isGivenAway && base.sureSpeaker().equals(theirs.sureSpeaker())) {
      edited.remove(Field.SPEAKER);
      conflicting.remove(Field.SPEAKER);
    }
  }

  private String before(DraftLine base, Field field) {
    return field == Field.SPEAKER ? names.idBefore(base.sureSpeaker()) : value(base, field);
  }

  private void compare(Field field, String here, String before, String now) {
    boolean isGuess =
        field == Field.SPEAKER && theirs.attribution() == DraftLine.Attribution.GUESSED;
    if (now.equals(before) || now.equals(here) || isGuess) {
      return;
    }
    (here.equals(before) ? edited : conflicting).add(field);
  }

  private String value(Line line, Field field) {
    return switch (field) {
      case TEXT -> line.text();
      case SPEAKER -> line.speakerId();
      case DIRECTION -> line.direction();
      case LANGUAGE -> line.language();
      case NOTE -> line.note();
      case END -> line.endsParagraph() ? "ends" : "";
    };
  }

  private String value(DraftLine line, Field field) {
    return switch (field) {
      case TEXT -> line.text();
      case SPEAKER -> names.idOf(line.sureSpeaker());
      case DIRECTION -> line.direction();
      case LANGUAGE -> language(line);
      case NOTE -> line.note();
      case END -> line.end() == DraftLine.End.LINE ? "" : "ends";
    };
  }

  /** A code such as a line may have, or "". */
  static String language(DraftLine line) {
    String code = line.language().replace('_', '-');
    return LANGUAGE.matcher(code).matches() ? code : "";
  }

  Set<Field> edited() {
    return edited;
  }

  /** All fields that the script would change. */
  Set<Field> changed() {
    Set<Field> all = EnumSet.noneOf(Field.class);
    all.addAll(edited);
    all.addAll(conflicting);
    return all;
  }

  /** A locked line keeps its words: whatever the script changes of it is to be decided. */
  boolean isConflict() {
    return !conflicting.isEmpty() || (mine.locked() && !edited.isEmpty());
  }

  /** The project's line with some of the script's fields. */
  Line taking(Set<Field> fields) {
    Line line = mine;
    for (Field field : fields) {
      String value = value(theirs, field);
      line =
          switch (field) {
            case TEXT -> line.withText(value);
            case SPEAKER -> line.withSpeaker(value);
            case DIRECTION -> line.withDirection(value);
            case LANGUAGE -> line.withLanguage(value);
            case NOTE -> line.withNote(value);
            case END -> line.withParagraphEnd(end(theirs));
          };
    }
    return line;
  }

  /** A new line. */
  static Line added(String id, DraftLine theirs, SpeakerNames names, double pauseSeconds) {
    Line line =
        Line.of(id, names.idOf(theirs.sureSpeaker()), theirs.text())
            .withDirection(theirs.direction())
            .withLanguage(language(theirs))
            .withNote(theirs.note())
            .withParagraphEnd(end(theirs));
    if (theirs.end() == DraftLine.End.PAUSE) {
      line = line.withGap(pauseSeconds);
    }
    return theirs.own().seed() == null ? line : line.withSeed(Seed.pinned(theirs.own().seed()));
  }

  private static Line.Paragraph end(DraftLine line) {
    return line.end() == DraftLine.End.LINE ? Line.Paragraph.GOES_ON : Line.Paragraph.ENDS;
  }

  /** A line as a script would say it, to compare with: nothing of it is changed here. */
  static DraftLine asDraft(Line line, Map<String, String> speakerNames) {
    return DraftLine.of(line.text())
        .withSpeaker(speakerNames.getOrDefault(line.speakerId(), ""))
        .withDirection(line.direction())
        .withLanguage(line.language())
        .withNote(line.note())
        .withEnd(line.endsParagraph() ? DraftLine.End.PARAGRAPH : DraftLine.End.LINE)
        .withKey(line.id())
        .withLink(line.id());
  }

  /** Lines of a script as merging them in the project makes one of them. */
  static DraftLine joined(List<DraftLine> lines) {
    DraftLine all = lines.get(0);
    for (DraftLine next : lines.subList(1, lines.size())) {
      all =
          all.withText(SolidWriting.joined(all.text(), next.text()))
              .withDirection(joined(all.direction(), next.direction()))
              .withNote(joined(all.note(), next.note()))
              .withEnd(next.end());
    }
    return all;
  }

  private static String joined(String first, String second) {
    return first.isBlank() || first.equals(second)
        ? second
        : second.isBlank() ? first : first + "\n" + second;
  }
}
