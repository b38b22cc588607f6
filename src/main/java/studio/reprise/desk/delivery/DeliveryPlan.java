package studio.reprise.desk.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import studio.reprise.audio.codec.Codec;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.audio.tag.ChapterMark;
import studio.reprise.desk.SceneChoice;
import studio.reprise.desk.Timeline;
import studio.reprise.document.Line;
import studio.reprise.document.Line.Paragraph;
import studio.reprise.document.Scene;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderException;
import studio.reprise.storage.ExportPattern;
import studio.reprise.storage.OutputName;
import studio.reprise.storage.delivery.DeliveryProfile;
import studio.reprise.storage.delivery.DeliveryProfile.Shape;
import studio.reprise.storage.delivery.PlacedTakes;
import studio.reprise.storage.delivery.PlannedFile;
import studio.reprise.storage.delivery.PlannedFile.Part;
import studio.reprise.storage.delivery.SpokenLine;

/** Which files a delivery has, and what sounds in them when. */
public final class DeliveryPlan {
  private static final DeliveryProfile.Form M4B =
      new DeliveryProfile.Form(Codec.AAC, Encoding.BitRate.CONSTANT, 64, 44_100, 1, 0);

  private final DeliveryWishes wishes;
  private final Map<String, Receipt> receipts = new LinkedHashMap<>();
  private final int takeRateHz;
  private final List<Chapter> chapters = new ArrayList<>();
  private final List<PlannedFile> files = new ArrayList<>();

  /** A scene with its takes in their places, from 0 on, at the takes' rate. */
  private record Chapter(Scene scene, Timeline timeline) {}

  /**
   * Plans what is there: lines without a take are left out.
   *
   * @throws RenderException when a scene is unknown or no line has a take
   */
  public DeliveryPlan(DeliveryWishes wishes) {
    this.wishes = wishes;
    List<Scene> wanted = wishes.wanted();
    for (Scene scene : wanted) {
      for (Line line : scene.lines()) {
        wishes.receipt(line).ifPresent(receipt -> receipts.put(receipt.fingerprint(), receipt));
      }
    }
    if (receipts.isEmpty()) {
      throw new RenderException("No line has a take yet: render something first.");
    }
    this.takeRateHz =
        receipts.values().stream()
            .mapToInt(receipt -> receipt.made().sampleRateHz())
            .max()
            .getAsInt();
    for (Scene scene : wanted) {
      Timeline timeline =
          Timeline.of(
              wishes.project(),
              List.of(scene),
              takeRateHz,
              chosen -> Optional.ofNullable(receipts.get(chosen)),
              Timeline.WithoutTake.LEFT_OUT);
      if (timeline.length() > 0) {
        chapters.add(new Chapter(scene, timeline));
      }
    }
    plan();
  }

  private void plan() {
    DeliveryProfile profile = wishes.profile();
    Encoding encoding = profile.made().encoding(takeRateHz);
    switch (profile.shape()) {
      case CHAPTERS -> {
        row(encoding);
        if (wishes.also().contains(Extra.M4B)) {
          book(M4B.encoding(takeRateHz));
        }
      }
      case BOOK -> book(encoding);
      case LINES -> lines(encoding);
    }
    sample(encoding);
  }

  /** All files, in the order of the set. */
  public List<PlannedFile> files() {
    return List.copyOf(files);
  }

  /** The receipt of a take of the plan. */
  Receipt receipt(String fingerprint) {
    return Objects.requireNonNull(receipts.get(fingerprint), fingerprint);
  }

  /** The chapters that a listener hears one after another. */
  private List<Chapter> inRow() {
    return chapters.stream()
        .filter(chapter -> chapter.scene().role() != Scene.Role.SAMPLE)
        .toList();
  }

  /** What of a chapter becomes a file: all of it, or a part where it is too long for one. */
  private record Piece(Chapter chapter, List<Timeline.Placed> placed, int part, int parts) {
    String title() {
      String title = SceneChoice.title(chapter.scene());
      return parts == 1 ? title : title + " (" + part + "/" + parts + ")";
    }

    String name() {
      String name = OutputName.madeFrom(SceneChoice.title(chapter.scene()));
      return parts == 1 ? name : name + "-" + part;
    }
  }

  private List<Piece> pieces(Chapter chapter) {
    List<Timeline.Placed> all = chapter.timeline().placed();
    Double minutes = wishes.profile().mostMinutes();
    DeliveryProfile.Edges edges = wishes.profile().edges();
    double seconds =
        minutes == null
            ? Double.MAX_VALUE
            : Math.max(1, minutes * 60 - edges.headSeconds() - edges.tailSeconds());
    List<List<Timeline.Placed>> parts = ChapterCut.parts(all, (long) (seconds * takeRateHz));
    List<Piece> pieces = new ArrayList<>();
    for (List<Timeline.Placed> part : parts) {
      pieces.add(new Piece(chapter, part, pieces.size() + 1, parts.size()));
    }
    return pieces;
  }

  private void row(Encoding encoding) {
    List<Piece> row = inRow().stream().flatMap(chapter -> pieces(chapter).stream()).toList();
    int digits = Math.max(2, Integer.toString(row.size()).length());
    for (int i = 0; i < row.size(); i++) {
      Piece piece = row.get(i);
      Scene scene = piece.chapter().scene();
      String name = String.format(Locale.ROOT, "%0" + digits + "d", i + 1) + "-" + piece.name();
      Part part =
          switch (scene.role()) {
            case OPENING -> Part.OPENING;
            case CLOSING -> Part.CLOSING;
            default -> Part.CHAPTER;
          };
      files.add(
          file(
              "audio/" + name + "." + encoding.codec().ending(),
              part,
              scene.id(),
              piece.title(),
              i + 1,
              row.size(),
              encoding,
              List.of(piece)));
    }
  }

  private void book(Encoding encoding) {
    List<Chapter> row = inRow();
    if (row.isEmpty()) {
      return;
    }
    String title = bookTitle();
    String ending = encoding.codec() == Codec.AAC ? "m4b" : encoding.codec().ending();
    files.add(
        file(
            "book/" + OutputName.madeFrom(title) + "." + ending,
            Part.BOOK,
            "",
            title,
            1,
            1,
            encoding,
            row.stream()
                .map(chapter -> new Piece(chapter, chapter.timeline().placed(), 1, 1))
                .toList()));
  }

  /** What the whole is called. */
  String bookTitle() {
    String title = wishes.project().book().title();
    return title.isBlank() ? wishes.project().name() : title;
  }

  private void lines(Encoding encoding) {
    ExportPattern names =
        new ExportPattern(wishes.profile().names()).counting(wishes.project().lineCount());
    int count = chapters.stream().mapToInt(chapter -> chapter.timeline().placed().size()).sum();
    LineNumbers places = new LineNumbers(wishes.project());
    int number = 0;
    for (Chapter chapter : chapters) {
      for (Timeline.Placed placed : chapter.timeline().placed()) {
        number++;
        Line line = placed.line();
        Receipt receipt = receipt(placed.fingerprint());
        String title = SceneChoice.title(chapter.scene());
        String name =
            names.name(
                places.of(line.id()),
                title,
                wishes.speaker(line),
                line.id(),
                line.id(),
                receipt.takeId(),
                receipt.said().seed());
        Building building = new Building(encoding);
        building.add(List.of(placed), placed.start(), new SpeakerLevels(List.of()));
        files.add(
            building.file(
                "audio/" + name + "." + encoding.codec().ending(),
                Part.LINE,
                chapter.scene().id(),
                title + " " + line.id(),
                number,
                count));
      }
    }
  }

  /** The scene for it, else the first chapter as far as it may go. */
  private void sample(Encoding encoding) {
    Double minutes = wishes.profile().sampleMinutes();
    List<Chapter> own =
        chapters.stream().filter(each -> each.scene().role() == Scene.Role.SAMPLE).toList();
    Optional<Chapter> from =
        own.stream()
            .findFirst()
            .or(
                () ->
                    minutes == null || wishes.profile().shape() == Shape.LINES
                        ? Optional.empty()
                        : inRow().stream()
                            .filter(each -> each.scene().role() == Scene.Role.CHAPTER)
                            .findFirst());
    if (from.isEmpty()) {
      return;
    }
    Chapter chapter = from.get();
    DeliveryProfile.Edges edges = wishes.profile().edges();
    double seconds =
        minutes == null || !own.isEmpty()
            ? Double.MAX_VALUE
            : minutes * 60 - edges.headSeconds() - edges.tailSeconds();
    List<Timeline.Placed> placed =
        chapter.timeline().placed().stream()
            .filter(each -> (double) each.end() / takeRateHz <= seconds)
            .toList();
    if (!placed.isEmpty()) {
      Building building = new Building(encoding);
      building.edge(edges.headSeconds());
      building.add(placed, 0, levels(chapter));
      building.edge(edges.tailSeconds());
      files.add(
          building.file(
              "sample/sample." + encoding.codec().ending(),
              Part.SAMPLE,
              chapter.scene().id(),
              bookTitle(),
              1,
              1));
    }
  }

  private PlannedFile file(
      String file,
      Part part,
      String sceneId,
      String title,
      int number,
      int count,
      Encoding encoding,
      List<Piece> pieces) {
    Building building = new Building(encoding);
    for (Piece piece : pieces) {
      Chapter chapter = piece.chapter();
      if (pieces.size() > 1) {
        building.mark(SceneChoice.title(chapter.scene()));
      }
      building.edge(wishes.profile().edges().headSeconds());
      long from = piece.part() == 1 ? 0 : piece.placed().get(0).start();
      building.add(piece.placed(), from, levels(chapter));
      building.edge(wishes.profile().edges().tailSeconds());
    }
    return building.file(file, part, sceneId, title, number, count);
  }

  private SpeakerLevels levels(Chapter chapter) {
    return wishes.profile().changesLevel()
        ? new SpeakerLevels(
            chapter.timeline().placed().stream()
                .map(
                    placed ->
                        new SpeakerLevels.Spoken(
                            placed.line().speakerId(),
                            receipt(placed.fingerprint()).measured().loudness().lufs(),
                            placed.length()))
                .toList())
        : new SpeakerLevels(List.of());
  }

  /** A file while its takes are put into their places. */
  private final class Building {
    private final Encoding encoding;
    private final List<PlacedTakes.Take> takes = new ArrayList<>();
    private final List<SpokenLine> lines = new ArrayList<>();
    private final List<ChapterMark> marks = new ArrayList<>();
    private long at;

    Building(Encoding encoding) {
      this.encoding = encoding;
    }

    void mark(String title) {
      marks.add(new ChapterMark(atRate(at), title));
    }

    void edge(double seconds) {
      at += Math.round(seconds * takeRateHz);
    }

    /** Puts lines down, the sample {@code from} of their timeline here. */
    void add(List<Timeline.Placed> placed, long from, SpeakerLevels levels) {
      for (Timeline.Placed each : placed) {
        Line line = each.line();
        Receipt receipt = receipt(each.fingerprint());
        long start = at + each.start() - from;
        takes.add(
            new PlacedTakes.Take(
                line.id(),
                each.fingerprint(),
                start,
                each.length(),
                levels.gainDb(line.speakerId())));
        lines.add(
            new SpokenLine(
                line.id(),
                wishes.speaker(line),
                receipt.said().text(),
                atRate(start),
                atRate(start + each.length()),
                line.endsParagraph() ? Paragraph.ENDS : Paragraph.GOES_ON,
                each.fingerprint(),
                receipt.said().seed()));
      }
      at = takes.get(takes.size() - 1).end();
    }

    private long atRate(long sample) {
      return PlannedFile.atRate(sample, takeRateHz, encoding.sampleRateHz());
    }

    PlannedFile file(String file, Part part, String sceneId, String title, int number, int count) {
      PlacedTakes.Edges edges =
          wishes.profile().changesLevel() ? PlacedTakes.Edges.FADED : PlacedTakes.Edges.AS_THEY_ARE;
      return new PlannedFile(
          file,
          part,
          sceneId,
          title,
          number,
          count,
          encoding,
          new PlacedTakes(takeRateHz, takes, at, edges),
          marks,
          lines);
    }
  }
}
