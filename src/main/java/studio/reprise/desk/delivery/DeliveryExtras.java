package studio.reprise.desk.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.audio.wave.MeasuredLoudness;
import studio.reprise.document.Book;
import studio.reprise.storage.Cover;
import studio.reprise.storage.OutputName;
import studio.reprise.storage.delivery.DeliveredFile;
import studio.reprise.storage.delivery.DeliveryFolder;
import studio.reprise.storage.delivery.FileDescription;
import studio.reprise.storage.delivery.PlacedTakes;
import studio.reprise.storage.delivery.PlannedFile;
import studio.reprise.storage.delivery.PlannedFile.Part;
import studio.reprise.storage.delivery.SpokenLine;
import studio.reprise.storage.delivery.Stem;
import studio.reprise.storage.delivery.format.Captions;
import studio.reprise.storage.delivery.format.Cue;
import studio.reprise.storage.delivery.format.OtioTimeline;
import studio.reprise.storage.delivery.format.ReadAlong;
import studio.reprise.storage.delivery.format.ReadAlongChapter;
import studio.reprise.storage.delivery.format.ReaperProject;
import studio.reprise.storage.delivery.format.StudioTrack;
import studio.reprise.storage.delivery.format.TaggedFile;

/**
 * Writes what stands beside the sound: captions, a read-along book, stems, other programs' files.
 */
final class DeliveryExtras {
  private static final int STEM_BITS = 24;

  private final DeliveryWishes wishes;
  private final DeliveryPlan plan;
  private final Book book;
  private final Optional<Cover> cover;
  private final String engine;

  DeliveryExtras(
      DeliveryWishes wishes, DeliveryPlan plan, Book book, Optional<Cover> cover, String engine) {
    this.wishes = wishes;
    this.plan = plan;
    this.book = book;
    this.cover = cover;
    this.engine = engine;
  }

  /** The names of all files that will be written. */
  List<String> files() {
    List<String> names = new ArrayList<>();
    for (PlannedFile file : captioned()) {
      captions().forEach(extra -> names.add(captionFile(file, extra)));
    }
    for (PlannedFile file : row()) {
      if (wishes.also().contains(Extra.MASTERS)) {
        names.add("masters/" + stem(file) + ".wav");
      }
      if (needsStems()) {
        speakers(file).forEach(speaker -> names.add(stemFile(file, speaker)));
      }
      if (wishes.also().contains(Extra.REAPER)) {
        names.add("daw/" + stem(file) + ".rpp");
      }
      if (wishes.also().contains(Extra.OTIO)) {
        names.add("daw/" + stem(file) + ".otio");
      }
    }
    if (wishes.also().contains(Extra.EPUB) && !row().isEmpty()) {
      names.add(readAlongFile());
    }
    return names;
  }

  private List<PlannedFile> row() {
    return plan.files().stream().filter(file -> file.part().isOfTheRow()).toList();
  }

  private List<PlannedFile> captioned() {
    return plan.files().stream().filter(file -> file.part() != Part.LINE).toList();
  }

  private List<Extra> captions() {
    return List.of(Extra.SRT, Extra.VTT, Extra.LRC, Extra.LABELS, Extra.CHAPTERS).stream()
        .filter(wishes.also()::contains)
        .toList();
  }

  private boolean needsStems() {
    return wishes.also().contains(Extra.STEMS)
        || wishes.also().contains(Extra.REAPER)
        || wishes.also().contains(Extra.OTIO);
  }

  private static String captionFile(PlannedFile file, Extra extra) {
    String ending =
        switch (extra) {
          case LABELS -> "labels.txt";
          case CHAPTERS -> "chapters.json";
          default -> extra.key();
        };
    return "captions/" + stem(file) + "." + ending;
  }

  /** A file's own name, without folder and ending. */
  private static String stem(PlannedFile file) {
    String name = file.file().substring(file.file().lastIndexOf('/') + 1);
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static Set<String> speakers(PlannedFile file) {
    Set<String> speakers = new LinkedHashSet<>();
    file.lines().forEach(line -> speakers.add(line.speaker()));
    return speakers;
  }

  private static String stemFile(PlannedFile file, String speaker) {
    int number = new ArrayList<>(speakers(file)).indexOf(speaker) + 1;
    return "stems/" + stem(file) + "/" + number + "-" + OutputName.madeFrom(speaker) + ".wav";
  }

  private String readAlongFile() {
    return "readalong/" + OutputName.madeFrom(plan.bookTitle()) + ".epub";
  }

  /** Writes them all, from the sounds that were delivered. */
  void write(DeliveryFolder folder, List<DeliveredFile> sounds, BooleanSupplier isCancelled) {
    for (DeliveredFile sound : sounds) {
      PlannedFile file = sound.planned();
      if (isCancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      if (file.part() != Part.LINE) {
        captions().forEach(extra -> caption(folder, file, extra));
      }
      if (file.part().isOfTheRow()) {
        studio(folder, sound, isCancelled);
      }
    }
    if (wishes.also().contains(Extra.EPUB) && !row().isEmpty()) {
      readAlong(folder, sounds);
    }
  }

  private void caption(DeliveryFolder folder, PlannedFile file, Extra extra) {
    int rate = file.encoding().sampleRateHz();
    List<Cue> cues = Cue.of(file.lines());
    String text =
        switch (extra) {
          case SRT -> Captions.srt(cues, rate);
          case VTT -> Captions.webVtt(cues, rate);
          case LRC -> Captions.lrc(description(file, file.lines()));
          case LABELS -> Captions.labels(cues, rate);
          default -> Captions.podcastChapters(description(file, file.lines()));
        };
    folder.put(captionFile(file, extra), text.getBytes(StandardCharsets.UTF_8));
  }

  private void studio(DeliveryFolder folder, DeliveredFile sound, BooleanSupplier isCancelled) {
    PlannedFile file = sound.planned();
    int rate = file.encoding().sampleRateHz();
    Encoding plain = Encoding.wav(rate, STEM_BITS);
    if (wishes.also().contains(Extra.MASTERS)) {
      Stem whole = new Stem(file.takes(), wishes.profile(), sound.entry(), Stem.Kind.MASTER);
      put(folder, "masters/" + stem(file) + ".wav", whole, plain, file, isCancelled);
    }
    if (!needsStems()) {
      return;
    }
    List<StudioTrack> tracks = new ArrayList<>();
    for (String speaker : speakers(file)) {
      List<SpokenLine> own =
          file.lines().stream().filter(line -> line.speaker().equals(speaker)).toList();
      Set<String> ids = new LinkedHashSet<>(own.stream().map(SpokenLine::lineId).toList());
      PlacedTakes takes = file.takes().only(take -> ids.contains(take.lineId()));
      PlannedFile part =
          new PlannedFile(
              stemFile(file, speaker),
              file.part(),
              file.sceneId(),
              file.title(),
              file.number(),
              file.files(),
              plain,
              takes,
              List.of(),
              own);
      put(
          folder,
          part.file(),
          new Stem(takes, wishes.profile(), sound.entry(), Stem.Kind.STEM),
          plain,
          part,
          isCancelled);
      tracks.add(new StudioTrack(speaker, "../" + part.file(), Cue.of(own)));
    }
    FileDescription description = description(file, file.lines());
    if (wishes.also().contains(Extra.REAPER)) {
      text(folder, "daw/" + stem(file) + ".rpp", ReaperProject.text(description, tracks));
    }
    if (wishes.also().contains(Extra.OTIO)) {
      long length =
          studio.reprise.audio.Resampler.length(
              file.takes().samples(), file.takes().sampleRateHz(), rate);
      text(folder, "daw/" + stem(file) + ".otio", OtioTimeline.text(description, tracks, length));
    }
  }

  private void put(
      DeliveryFolder folder,
      String name,
      Stem stem,
      Encoding encoding,
      PlannedFile file,
      BooleanSupplier isCancelled) {
    folder.put(
        name,
        (DeliveryFolder.Writing)
            draft ->
                stem.write(
                    TaggedFile.open(draft, encoding, description(file, file.lines())),
                    wishes.folder().takes(),
                    encoding.sampleRateHz(),
                    Objects.requireNonNull(draft.getParent()),
                    isCancelled));
  }

  private static void text(DeliveryFolder folder, String name, String text) {
    folder.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void readAlong(DeliveryFolder folder, List<DeliveredFile> sounds) {
    List<ReadAlongChapter> chapters = new ArrayList<>();
    for (DeliveredFile sound : sounds) {
      PlannedFile file = sound.planned();
      if (file.part().isOfTheRow()) {
        Path path = folder.path().resolve(file.file());
        chapters.add(
            new ReadAlongChapter(
                file.title(),
                path,
                file.encoding().sampleRateHz(),
                sound.heard().facts().frames(),
                file.lines()));
      }
    }
    folder.put(readAlongFile(), (DeliveryFolder.Writing) draft -> write(draft, chapters));
  }

  private void write(Path draft, List<ReadAlongChapter> chapters) throws IOException {
    ReadAlong.write(Files.newOutputStream(draft), book, cover, chapters);
  }

  private FileDescription description(PlannedFile file, List<SpokenLine> lines) {
    return new FileDescription(
        book,
        file.title(),
        file.number(),
        file.files(),
        file.encoding().sampleRateHz(),
        file.marks(),
        lines,
        cover,
        MeasuredLoudness.UNKNOWN,
        engine);
  }
}
