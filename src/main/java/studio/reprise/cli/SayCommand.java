package studio.reprise.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.desk.SampleVoice;
import studio.reprise.desk.SilentDirections;
import studio.reprise.document.Defaults;
import studio.reprise.document.PackRef;
import studio.reprise.document.Seed;
import studio.reprise.document.Settings;
import studio.reprise.render.CanonicalSound;
import studio.reprise.render.ReceiptJson;
import studio.reprise.render.RenderException;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.Utterances;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.Directions;
import studio.reprise.speech.ForeignParts;
import studio.reprise.speech.ForeignWords;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Phonemes;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.TextReading;
import studio.reprise.speech.WrittenLanguage;
import studio.reprise.speech.pack.TextReader;
import studio.reprise.storage.AtomicFile;

/** Shows how a text is read, or speaks it. */
@Command(
    name = "say",
    description = {
      "Shows how a text is read (--text-only): the words that are said, the segments, the phones, "
          + "what is taken for a direction and what is guessed; or speaks it into a WAV (--out)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  reprise say --text-only \"Dr. Smith paid $5-$10 at 5:30 p.m.\"",
      "  reprise say --text-only --file chapter.txt --json > readings.jsonl",
      "  reprise say \"Good evening.\" --out evening.wav",
      "  reprise say \"Good evening.\" --out evening.wav --voice slt --seed 7",
      "  reprise say \"Good evening.\" --out a.wav --clip me.wav --words \"What I say.\""
    })
final class SayCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      arity = "0..*",
      paramLabel = "<text>",
      description =
          "What is to be said. With --text-only each is read as a text of its own; with --out they"
              + " are one text, with a space between.")
  private List<String> words = List.of();

  @Option(
      names = "--file",
      paramLabel = "<file>",
      description = "Text in UTF-8 instead; with --text-only each line is a text of its own.")
  private Path file;

  @Option(names = "--text-only", description = "Only show how it is read; nothing is rendered.")
  private boolean textOnly;

  @Option(
      names = "--language",
      paramLabel = "<code>",
      defaultValue = "",
      description = "Such as en or zh. Without it, it is found from the text.")
  private String language;

  @Option(
      names = "--directions",
      paramLabel = "<silent|spoken|acted>",
      defaultValue = "silent",
      description =
          "What becomes of directions in brackets: not said, said, or done where they ask for a"
              + " whisper or a shout, such as [whispering]. Default: ${DEFAULT-VALUE}.")
  private Directions directions;

  @Option(
      names = "--phonemes",
      paramLabel = "<on|off>",
      defaultValue = "off",
      description =
          "Whether a GLM-TTS pack's tables (configs/) write phonemes for Chinese characters that it"
              + " could misread. Default: ${DEFAULT-VALUE}.")
  private Phonemes phonemes;

  @Option(names = "--out", paramLabel = "<file.wav>", description = "Where the sound goes.")
  private Path out;

  @Option(
      names = "--voice",
      paramLabel = "<name>",
      description = "A sample voice: rms (default), slt, awb, kal16, ...; mei for Chinese.")
  private String voice;

  @Option(names = "--clip", paramLabel = "<file>", description = "A reference clip instead.")
  private Path clip;

  @Option(names = "--words", paramLabel = "<words>", description = "What is said in the clip.")
  private String clipWords;

  @Mixin private CommonOptions common;

  SayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (textOnly == (out != null)) {
      throw new WrongUse("Either --text-only shows how the text is read, or --out names a WAV.");
    }
    if ((clip == null) != (clipWords == null)) {
      throw new WrongUse("--clip and --words go together: the model must know what the clip says.");
    }
    if (words.isEmpty() == (file == null)) {
      throw new WrongUse("Give a text, or --file with one.");
    }
    return textOnly ? show() : speak(file == null ? String.join(" ", words) : content());
  }

  private Path pack(String text) {
    return common.pack(surroundings, PackRef.NONE, Set.of(languageOf(text)));
  }

  private String languageOf(String text) {
    return WrittenLanguage.of(text, language);
  }

  private String content() {
    Path source = surroundings.given().file(file);
    try {
      return Files.readString(source, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new RenderException(e, "{0} cannot be read: {1}.", source, e);
    }
  }

  /** Each argument, and each line of a file, is a text of its own. */
  private int show() {
    if (file != null) {
      String whole = content();
      Path pack = pack(whole);
      return show(whole.lines().toList(), "Line ", text -> pack);
    }
    Map<String, Path> byLanguage = new HashMap<>();
    return show(
        words,
        words.size() > 1 ? "Text " : "",
        text -> byLanguage.computeIfAbsent(languageOf(text), asked -> pack(text)));
  }

  private int show(List<String> texts, String counted, Function<String, Path> packs) {
    Map<Path, TextReader> readers = new HashMap<>();
    ReadingPrint print = new ReadingPrint(surroundings.out());
    int refused = 0;
    for (int i = 0; i < texts.size(); i++) {
      String written = texts.get(i);
      String place = "reprise: " + (counted.isEmpty() ? "" : counted + (i + 1) + ": ");
      if (file != null && written.isBlank()) {
        continue;
      }
      Path pack = packs.apply(written);
      try {
        TextReader reader = readers.computeIfAbsent(pack, TextReader::open);
        TextReading reading =
            reader.read(written, language, new ReadingChoices(directions, phonemes));
        Stream.of(
                ForeignParts.remark(written, language, List.of(reading.language())),
                SilentDirections.remark(written, "", settings(), reader.manners()))
            .flatMap(Optional::stream)
            .forEach(sentence -> surroundings.err().println(place + sentence));
        if (common.isJson()) {
          print.asJson(written, reading);
        } else {
          print.forPeople(written, reading);
        }
      } catch (SpeechException e) {
        refused++;
        surroundings.err().println(place + advice(pack).behind(e.sentence(), written, language));
      }
    }
    return refused == 0 ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
  }

  private int speak(String text) {
    Path pack = pack(text);
    Path target = surroundings.given().newFile(out);
    // Asked before the pack is loaded.
    PackAdvice advice = advice(pack);
    ForeignWords.objection(text, language, advice.spoken(), List.of())
        .ifPresent(
            refusal -> {
              throw new SpeechException("{0}", advice.behind(refusal, text, language));
            });
    SampleVoice speaker = speaker(text);
    Pcm sound = read(speaker.clip());
    OneTake shelf = new OneTake();
    RenderReport report = new RenderReport(surroundings, common, 1);
    try (LocalRendering rendering =
        new LocalRendering(surroundings, common, pack, shelf, report::hear)) {
      report.watch(rendering::remainingSeconds);
      rendering.listen(report::hear);
      ForeignParts.remark(text, language, rendering.opened().pack().languages())
          .ifPresent(sentence -> surroundings.err().println("reprise: " + sentence));
      SilentDirections.remark(text, "", settings(), rendering.opened().pack().manners())
          .ifPresent(sentence -> surroundings.err().println("reprise: " + sentence));
      rendering.render(List.of(request(text, speaker, sound, rendering.opened().pack())));
      report.clear();
      if (rendering.isInterrupted()) {
        rendering.tellCancelled("Cancelled; nothing was written.");
        return CommandLineDoor.CANCELLED;
      }
    }
    if (shelf.made().isEmpty()) {
      return CommandLineDoor.FAILED;
    }
    write(target, shelf.heard().orElseThrow());
    if (common.isJson()) {
      surroundings.out().print(ReceiptJson.write(shelf.made().get()));
    } else {
      surroundings.out().println(target);
    }
    surroundings.out().flush();
    return CommandLineDoor.DONE;
  }

  private PackAdvice advice(Path pack) {
    return new PackAdvice(surroundings, surroundings.packs().check(pack).languages());
  }

  private SampleVoice speaker(String text) {
    if (clip != null) {
      return new SampleVoice("", "", surroundings.given().file(clip), clipWords);
    }
    return SampleVoiceChoice.choose(
        SampleVoice.in(surroundings.home()), Optional.ofNullable(voice), languageOf(text));
  }

  private static Pcm read(Path clip) {
    try {
      return SoundFile.read(clip);
    } catch (IOException e) {
      throw new RenderException(e, "The clip {0} cannot be read: {1}.", clip, e);
    }
  }

  private RenderRequest request(String text, SampleVoice speaker, Pcm sound, PackDescription pack) {
    return new RenderRequest(
        "say",
        "say",
        speaker.name(),
        Utterances.of(pack)
            .utterance(
                text,
                language,
                new Utterances.Clip(
                    speaker.words(), CanonicalSound.sha256(sound), pack.use(ClipUse.AUTO)),
                common.seed().orElse(Defaults.INITIAL.seed()),
                settings(),
                List.of()),
        Seed.Origin.DEFAULT,
        speaker.clip().toString(),
        () -> sound,
        RenderRequest.Priority.LINE);
  }

  private Settings settings() {
    return Settings.INHERITED
        .withDirections(directions.name().toLowerCase(Locale.ROOT))
        .withPhonemes(phonemes.name().toLowerCase(Locale.ROOT));
  }

  private static void write(Path target, Pcm sound) {
    try {
      AtomicFile.write(target, WavFile.bytes(sound));
    } catch (IOException e) {
      throw new RenderException(e, "{0} cannot be written: {1}.", target, e);
    }
  }
}
