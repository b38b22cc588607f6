package studio.reprise.desk.delivery;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import studio.reprise.desk.SceneChoice;
import studio.reprise.document.Book;
import studio.reprise.document.Disclosure;
import studio.reprise.document.Line;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.TakeReview;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.Cover;
import studio.reprise.storage.delivery.CheckId;
import studio.reprise.storage.delivery.DeliveryProfile.Requirement;
import studio.reprise.storage.delivery.DeliveryProfile.Synthetic;
import studio.reprise.storage.delivery.Finding;
import studio.reprise.storage.delivery.Findings;
import studio.reprise.storage.delivery.PlannedFile;
import studio.reprise.storage.delivery.PlannedFile.Part;
import studio.reprise.storage.delivery.Severity;
import studio.reprise.storage.delivery.format.SyntheticSpeech;

/**
 * Looks at what an author decides: what the set has, whose voices it uses, what it says of them.
 */
final class BookChecks {
  private static final int LEAST_COVER_PIXELS = 2400;

  private final DeliveryWishes wishes;
  private final Findings findings;
  private final Book book;
  private final LineNumbers numbers;

  BookChecks(DeliveryWishes wishes, Findings findings) {
    this.wishes = wishes;
    this.findings = findings;
    this.book = wishes.project().book();
    this.numbers = new LineNumbers(wishes.project());
  }

  void check(List<PlannedFile> files, Optional<Cover> cover) {
    credits(files);
    headers();
    cuts(files);
    sample(files);
    cover(cover);
    tags();
    takes();
    consent();
    policy();
    disclosure(files);
  }

  private boolean requires(Requirement requirement) {
    return wishes.profile().requires().contains(requirement);
  }

  private void add(CheckId id, Severity severity, String pattern, Object... values) {
    findings.add(Finding.of(id, severity, pattern, values));
  }

  private void credits(List<PlannedFile> files) {
    // A part of a book is tried on its own: its credits stand in other scenes.
    if (!requires(Requirement.CREDITS) || !wishes.scenes().isEmpty()) {
      return;
    }
    if (files.stream().noneMatch(file -> file.part() == Part.OPENING)) {
      add(
          CheckId.CREDITS,
          Severity.ERROR,
          "There are no opening credits: title, authors and narrators, in a file of their own. Give a scene the role \"opening\".");
    }
    if (files.stream().noneMatch(file -> file.part() == Part.CLOSING)) {
      add(
          CheckId.CREDITS,
          Severity.ERROR,
          "There are no closing credits (\"The End\"), in a file of their own. Give a scene the role \"closing\".");
    }
  }

  private void headers() {
    if (!requires(Requirement.HEADER)) {
      return;
    }
    for (Scene scene : wishes.wanted()) {
      Optional<Line> first = scene.lines().stream().filter(line -> !line.isEmpty()).findFirst();
      boolean isRead =
          scene.role() != Scene.Role.CHAPTER
              || first.isEmpty()
              || plain(first.get().text()).contains(plain(scene.title()));
      if (!isRead) {
        findings.add(
            Finding.of(
                    CheckId.HEADER_READ,
                    Severity.WARNING,
                    "The first line of \"{0}\" does not say the chapter's title. Put a line before it that does.",
                    SceneChoice.title(scene))
                .at(first.get().id()));
      }
    }
  }

  /** Chapters that are too long for one file were cut by the plan; whoever likes cuts elsewhere. */
  private void cuts(List<PlannedFile> files) {
    Double most = wishes.profile().mostMinutes();
    if (most == null) {
      return;
    }
    Set<String> begun = new HashSet<>();
    for (PlannedFile file : files) {
      if (file.part().isOfTheRow() && !begun.add(file.sceneId())) {
        String before = file.lines().get(0).lineId();
        findings.add(
            new Finding(
                CheckId.MINUTES,
                Severity.WARNING,
                null,
                most,
                file.file(),
                before,
                Sentence.of(
                    "{0} begins within a chapter, before line {1}: a file may last {2} minutes. Split the scene where it fits better.",
                    file.file(), numbers.of(before), shown(most))));
      }
    }
  }

  /** Minutes for a reader. */
  private static String shown(double minutes) {
    return minutes == Math.rint(minutes) ? Long.toString((long) minutes) : Double.toString(minutes);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private void sample(List<PlannedFile> files) {
    if (!requires(Requirement.SAMPLE) || !wishes.scenes().isEmpty()) {
      return;
    }
    Optional<PlannedFile> sample =
        files.stream().filter(file -> file.part() == Part.SAMPLE).findFirst();
    Double most = wishes.profile().sampleMinutes();
    if (sample.isEmpty()) {
      add(
          CheckId.SAMPLE,
          Severity.ERROR,
          "There is no sample for the shop. Give a scene the role \"sample\", or begin with a shorter line.");
    } else if (most != null && sample.get().seconds() > most * 60) {
      findings.add(
          new Finding(
              CheckId.SAMPLE,
              Severity.ERROR,
              sample.get().seconds() / 60,
              most,
              sample.get().file(),
              "",
              Sentence.of(
                  "The sample lasts longer than {0} minutes. Shorten its scene.", shown(most))));
    }
  }

  private void cover(Optional<Cover> cover) {
    if (cover.isEmpty()) {
      if (requires(Requirement.COVER)) {
        add(
            CheckId.COVER,
            Severity.ERROR,
            "The book has no cover. Choose a square JPEG or PNG of {0} pixels or more.",
            LEAST_COVER_PIXELS);
      }
      return;
    }
    int width = cover.get().width();
    int height = cover.get().height();
    if (width != height || width < LEAST_COVER_PIXELS) {
      add(
          CheckId.COVER,
          requires(Requirement.COVER) ? Severity.ERROR : Severity.WARNING,
          "The cover has {0} by {1} pixels; a square of {2} or more is asked.",
          width,
          height,
          LEAST_COVER_PIXELS);
    }
  }

  private void tags() {
    Set<String> missing = new TreeSet<>();
    if (requires(Requirement.TITLE) && book.title().isBlank()) {
      missing.add("title");
    }
    if (requires(Requirement.AUTHORS) && book.authors().isEmpty()) {
      missing.add("authors");
    }
    if (requires(Requirement.NARRATORS) && book.narrators().isEmpty()) {
      missing.add("narrators");
    }
    if (!missing.isEmpty()) {
      add(
          CheckId.TAGS,
          Severity.ERROR,
          "The book does not say: {0}. Its card and \"book\" on the command line take it.",
          String.join(", ", missing));
    }
  }

  private void takes() {
    List<Line> lines = wishes.wanted().stream().flatMap(scene -> scene.lines().stream()).toList();
    for (TakeReview.Finding found : TakeReview.of(lines, wishes.states())) {
      String pattern =
          switch (found.concern()) {
            case MISSING -> "Line {0} has no take and is not heard. Render it.";
            case STALE -> "Line {0} has changed since its take. Render it again.";
            case LOCKED_BUT_CHANGED ->
                "Line {0} is locked and has changed since its take. Unlock and render it, or leave it.";
            case FLAGGED ->
                "The take of line {0} is flagged. Listen to it; locking the line accepts it.";
          };
      Severity severity =
          found.concern() == TakeReview.Concern.LOCKED_BUT_CHANGED
              ? Severity.WARNING
              : Severity.ERROR;
      findings.add(
          Finding.of(CheckId.TAKES, severity, pattern, numbers.of(found.lineId()))
              .at(found.lineId()));
    }
  }

  /** The speakers that are heard. */
  List<Speaker> heard() {
    Set<String> ids =
        wishes.wanted().stream()
            .flatMap(scene -> scene.lines().stream())
            .filter(line -> !line.takeFingerprint().isEmpty())
            .map(Line::speakerId)
            .collect(Collectors.toSet());
    return wishes.project().speakers().stream()
        .filter(speaker -> ids.contains(speaker.id()))
        .toList();
  }

  private void consent() {
    for (Speaker speaker : heard()) {
      if (speaker.hasClip() && speaker.consent().isBlank()) {
        add(
            CheckId.CONSENT,
            Severity.WARNING,
            "Nobody wrote down who allowed the voice of {0} to be used. Fill in the speaker's consent note.",
            speaker.name());
      }
    }
  }

  private void policy() {
    if (wishes.profile().synthetic() == Synthetic.ACKNOWLEDGED) {
      add(
          CheckId.SYNTHETIC_POLICY,
          Severity.ERROR,
          "{0} takes machines' voices only from narrators whom it invited, and only their own. Acknowledge \"synthetic-policy\" when it has agreed to this book.",
          wishes.profile().title());
    }
  }

  private void disclosure(List<PlannedFile> files) {
    Disclosure disclosure = book.disclosure();
    if (disclosure.spoken() == Disclosure.Spoken.START) {
      String words = SyntheticSpeech.words(book);
      boolean isSaid =
          files.stream()
              .filter(file -> file.part() == Part.OPENING || file.part() == Part.BOOK)
              .flatMap(file -> file.lines().stream())
              .anyMatch(line -> plain(line.text()).contains(plain(words)));
      if (!isSaid) {
        add(
            CheckId.DISCLOSURE,
            Severity.ERROR,
            "The opening shall say \"{0}\" and does not. Add the line to the opening credits.",
            words);
      }
    }
    boolean isReplica = disclosure.kind() == Disclosure.Kind.AUTHORISED_REPLICA;
    if (isReplica && heard().stream().anyMatch(speaker -> speaker.consent().isBlank())) {
      add(
          CheckId.DISCLOSURE,
          Severity.ERROR,
          "The book says that its voices are authorised, and for some nobody wrote down by whom. Fill in their consent notes.");
    }
  }
}
