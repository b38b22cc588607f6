package studio.reprise.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Arithmetic;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Processor;
import studio.reprise.speech.TextRules;

/** Which inputs that a receipt names are not what they were. */
final class InputComparison {
  static final Sentence EDITED_WAV =
      Sentence.of("The WAV was edited: its samples are not those of the receipt.");

  private static final int MOST_FILES_NAMED = 3;

  private final List<Difference> found = new ArrayList<>();

  private InputComparison() {}

  static List<Difference> differences(
      Evidence evidence, EngineDescription engine, PackDescription pack) {
    InputComparison comparison = new InputComparison();
    comparison.take(evidence);
    comparison.receipt(evidence.receipt(), evidence.fingerprint());
    comparison.clip(evidence);
    comparison.pack(evidence.receipt().pack(), pack);
    comparison.arithmetic(evidence.receipt().arithmetic(), engine.arithmetic());
    return comparison.found;
  }

  /** Pack and arithmetic alone. */
  static List<Difference> ofGround(
      Receipt receipt, EngineDescription engine, PackDescription pack) {
    InputComparison comparison = new InputComparison();
    comparison.pack(receipt.pack(), pack);
    comparison.arithmetic(receipt.arithmetic(), engine.arithmetic());
    return comparison.found;
  }

  private void add(Difference.Input input, Sentence sentence) {
    found.add(new Difference(input, sentence));
  }

  private void take(Evidence evidence) {
    evidence
        .sound()
        .filter(sound -> !sound.isAsListed())
        .ifPresent(sound -> add(Difference.Input.TAKE, EDITED_WAV));
  }

  private void receipt(Receipt receipt, String fingerprint) {
    boolean dictionaryAsHashed =
        Fingerprint.dictionary(receipt.said().pronunciations())
            .equals(receipt.made().dictionarySha256());
    if (Fingerprint.of(receipt).equals(fingerprint)
        && fingerprint.equals(receipt.fingerprint())
        && dictionaryAsHashed) {
      return;
    }
    Map<String, String> now = Fingerprint.checks(receipt.said(), Ground.of(receipt));
    List<String> edited = new ArrayList<>();
    now.forEach(
        (name, check) -> {
          if (!check.equals(receipt.made().checks().get(name))) {
            edited.add(name);
          }
        });
    if (edited.isEmpty()) {
      edited.add(dictionaryAsHashed ? "fingerprint" : "dictionary_sha256");
    }
    add(
        Difference.Input.RECEIPT,
        Sentence.of(
            edited.size() == 1
                ? "The receipt was edited: {0} is not what the fingerprint was made of."
                : "The receipt was edited: {0} are not what the fingerprint was made of.",
            String.join(", ", edited)));
  }

  private void clip(Evidence evidence) {
    Utterance said = evidence.receipt().said();
    String then = said.clipSha256();
    evidence
        .clip()
        .filter(clip -> !clip.sha256().equals(then))
        .ifPresent(
            clip ->
                add(
                    Difference.Input.CLIP,
                    Sentence.of(
                        "The reference clip is another one: its file hashes to {0}, the receipt"
                            + " names {1}.",
                        brief(clip.sha256()), brief(then))));
    evidence
        .lineNow()
        .ifPresent(
            line -> {
              if (!line.clipSha256().equals(then)) {
                add(
                    Difference.Input.CLIP,
                    Sentence.of("The line's speaker has another reference clip now."));
              } else if (!line.promptText().equals(said.promptText())) {
                add(
                    Difference.Input.TRANSCRIPT,
                    Sentence.of("The clip's transcript is another one now."));
              }
              if (line.text().equals(said.text())
                  && !line.pronunciations().equals(said.pronunciations())) {
                add(
                    Difference.Input.DICTIONARY,
                    Sentence.of("The dictionary says words of this line in another way now."));
              }
            });
  }

  private void pack(Receipt.Pack then, PackDescription now) {
    Map<String, String> before = new TreeMap<>();
    then.files().forEach(file -> before.put(file.path(), file.sha256()));
    List<Sentence> changes = new ArrayList<>();
    for (PackDescription.File file : now.files()) {
      String was = before.remove(file.path());
      if (was == null) {
        changes.add(Sentence.of("{0} was not there", file.path()));
      } else if (!was.equals(file.sha256())) {
        changes.add(Sentence.of("{0} differs", file.path()));
      }
    }
    before.keySet().forEach(path -> changes.add(Sentence.of("{0} is missing", path)));
    if (changes.isEmpty() && !then.sha256().equals(now.sha256())) {
      changes.add(Sentence.of("its hash differs"));
    }
    if (changes.isEmpty()) {
      return;
    }
    int more = changes.size() - MOST_FILES_NAMED;
    Sentence first =
        Sentence.listed(changes.subList(0, Math.min(MOST_FILES_NAMED, changes.size())));
    Sentence named = more > 0 ? Sentence.of("{0} and {1} more", first, more) : first;
    add(
        Difference.Input.PACK,
        then.name().equals(now.name())
            ? Sentence.of("The voice pack changed: {0}.", named)
            : Sentence.of(
                "The voice pack is {1}, it was {2}: {0}.", named, now.name(), then.name()));
  }

  private void arithmetic(Arithmetic then, Arithmetic now) {
    compare(Difference.Input.ENGINE, "The engine is {0}, it was {1}.", engine(then), engine(now));
    compare(
        Difference.Input.DEVICE,
        "The device is {0}, it was {1}.",
        then.deviceClass() + " " + then.dtype(),
        now.deviceClass() + " " + now.dtype());
    compare(
        Difference.Input.MATH_MODE,
        "The math mode is {0}, it was {1}.",
        Spelling.of(then.mathMode()),
        Spelling.of(now.mathMode()));
    if (then.textRules().isRecorded() && !then.textRules().equals(now.textRules())) {
      add(
          Difference.Input.TEXT_RULES,
          Sentence.of(
              "The text is read by other rules: {0}.", changed(then.textRules(), now.textRules())));
    }
  }

  private static String engine(Arithmetic arithmetic) {
    return arithmetic.engine() + " " + arithmetic.version() + " on " + arithmetic.backend();
  }

  private static Sentence changed(TextRules then, TextRules now) {
    Set<String> names = new TreeSet<>(then.versions().keySet());
    names.addAll(now.versions().keySet());
    return names.stream()
        .filter(name -> !Objects.equals(then.versions().get(name), now.versions().get(name)))
        .map(name -> changed(name, then.versions().get(name), now.versions().get(name)))
        .reduce((row, next) -> Sentence.of("{0}; {1}", row, next))
        .orElse(Sentence.NONE);
  }

  /** Tables are named by a hash, which says no more to a person than that they changed. */
  private static Sentence changed(String name, @Nullable String then, @Nullable String now) {
    if (now == null) {
      return Sentence.of("{0} is not there any more", name);
    }
    if (isHash(now)) {
      return then == null
          ? Sentence.of("{0} was not there", name)
          : Sentence.of("{0} differs", name);
    }
    return then == null
        ? Sentence.of("{0} is {1}, it was not there", name, now)
        : Sentence.of("{0} is {1}, it was {2}", name, now, then);
  }

  private static boolean isHash(String version) {
    return version.matches("[0-9a-f]{16,}");
  }

  /** Another kind of processor is no changed input: in fast mode it may compute otherwise. */
  static Optional<Difference> processor(Receipt receipt, Processor now) {
    Processor then = receipt.made().render().processor();
    return then.differsFrom(now)
        ? Optional.of(
            new Difference(
                Difference.Input.PROCESSOR,
                Sentence.of("This is another kind of processor ({0}; it was {1}).", now, then)))
        : Optional.empty();
  }

  private void compare(Difference.Input input, String pattern, String then, String now) {
    if (!then.equals(now)) {
      add(input, Sentence.of(pattern, now, then));
    }
  }

  private static String brief(String sha256) {
    return sha256.substring(0, Math.min(12, sha256.length())) + "…";
  }
}
