package studio.reprise.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Seed;
import studio.reprise.document.Speaker;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.ForeignParts;
import studio.reprise.speech.ForeignWords;
import studio.reprise.speech.Manner;
import studio.reprise.speech.PackDescription;

/**
 * What the lines of one version of a project would render with one pack on one engine, and how that
 * compares with the takes they have. Immutable and cheap to make: a new version of the project gets
 * a new plan.
 */
public final class RenderPlan {
  private final Project project;
  private final Ground ground;
  private final EngineDescription engine;
  private final PackDescription pack;
  private final Utterances utterances;
  private final Map<String, Speaker> speakers = new HashMap<>();
  private final DictionaryIndex dictionary;

  public RenderPlan(Project project, EngineDescription engine, PackDescription pack) {
    this.project = project;
    this.ground = Ground.of(engine, pack);
    this.engine = engine;
    this.pack = pack;
    this.utterances = Utterances.of(pack);
    project.speakers().forEach(speaker -> speakers.put(speaker.id(), speaker));
    this.dictionary = new DictionaryIndex(project.dictionary());
  }

  /** With the pack and the engine that a take was made with, as far as its receipt tells. */
  static RenderPlan asThen(Project project, Receipt receipt) {
    Utterance said = receipt.said();
    PackDescription pack =
        new PackDescription(
            receipt.pack().name(),
            "",
            receipt.pack().sha256(),
            List.of(),
            receipt.made().sampleRateHz(),
            List.of(),
            said.sampler(),
            said.flow(),
            Set.of(said.clipUse()));
    Receipt.Render render = receipt.made().render();
    return new RenderPlan(
        project,
        new EngineDescription(
            receipt.arithmetic(), render.processor(), Sentence.NONE, render.threads()),
        pack);
  }

  /** What keeps a line with text from being rendered; empty when nothing does. */
  public Optional<Sentence> obstacle(Line line) {
    if (line.isEmpty()) {
      return Optional.of(Sentence.of("The line has no text."));
    }
    if (line.speakerId().isEmpty()) {
      return Optional.of(Sentence.of("Nobody speaks this line yet: choose a speaker."));
    }
    Speaker speaker = speakers.get(line.speakerId());
    if (speaker == null) {
      return Optional.of(Sentence.of("The speaker {0} is not in the project.", line.speakerId()));
    }
    return obstacle(line, speaker);
  }

  private Optional<Sentence> obstacle(Line line, Speaker speaker) {
    Speaker styled = speaker.inStyle(line.style()).orElse(null);
    if (styled == null) {
      return Optional.of(
          Sentence.of(
              "{0} has no style \"{1}\": choose another one, or add it.",
              speaker.name(), line.style()));
    }
    if (!styled.hasClip()) {
      return Optional.of(
          line.style().isEmpty()
              ? Sentence.of("{0} has no reference clip yet: add one.", speaker.name())
              : Sentence.of(
                  "The style \"{1}\" of {0} has no reference clip yet: add one.",
                  speaker.name(), line.style()));
    }
    if (styled.transcript().isBlank() && !sparesWords(speaker)) {
      return Optional.of(
          Sentence.of("{0}'s clip has no transcript: type its exact words.", speaker.name()));
    }
    return ForeignWords.objection(
        line.text(), language(line, speaker), pack.languages(), dictionary.relevantTo(line));
  }

  /** What the author should know of a line, though it keeps nothing from being rendered. */
  public Optional<Sentence> remark(Line line) {
    return ForeignParts.remark(line.text(), line.language(), pack.languages());
  }

  /** The manners of speaking that the pack can act. */
  public Set<Manner> manners() {
    return pack.manners();
  }

  /** The language that a line is said to have, its speaker or its project; "" where none says. */
  public String language(Line line) {
    Speaker speaker = speakers.get(line.speakerId());
    return speaker == null ? line.language() : language(line, speaker);
  }

  /** The line's, else the speaker's, else the project's. */
  private String language(Line line, Speaker speaker) {
    if (!line.language().isEmpty()) {
      return line.language();
    }
    return speaker.language().isEmpty() ? project.defaults().language() : speaker.language();
  }

  /** The timbre of a clip is known without its words. */
  private boolean sparesWords(Speaker speaker) {
    return clipUse(speaker, pack) != ClipUse.FULL;
  }

  /** The voice of a speaker, as the pack makes it of their clip. */
  public Utterances.Clip voice(Speaker speaker) {
    return new Utterances.Clip(speaker.transcript(), speaker.clipSha256(), clipUse(speaker, pack));
  }

  /**
   * Any words as a speaker would say them in this project: its seed, settings and pronunciations
   * hold, as for a line.
   *
   * @param speaker of the project, perhaps in one of their styles
   * @throws RenderException when the speaker has no voice yet
   */
  public Utterance trial(Speaker speaker, String text) {
    Line line = Line.of("trial", speaker.id(), text);
    obstacle(line, speaker)
        .ifPresent(
            sentence -> {
              throw new RenderException("{0}", sentence);
            });
    return utterance(line, speaker, utterances);
  }

  /** How a pack uses a speaker's clip: as the author says, where the pack has a choice. */
  public static ClipUse clipUse(Speaker speaker, PackDescription pack) {
    return pack.use(
        speaker.clipUse().isEmpty()
            ? ClipUse.AUTO
            : Spelling.parse(ClipUse.class, speaker.clipUse()));
  }

  /**
   * What a line would speak now.
   *
   * @throws RenderException when there is an {@link #obstacle}
   */
  public Utterance utterance(Line line) {
    obstacle(line)
        .ifPresent(
            sentence -> {
              throw new RenderException("{0}", sentence);
            });
    return utterance(line, utterances);
  }

  private Speaker speaker(Line line) {
    return Objects.requireNonNull(speakers.get(line.speakerId()), "a line's speaker");
  }

  private Utterance utterance(Line line, Utterances over) {
    return utterance(line, speaker(line), over);
  }

  private Utterance utterance(Line line, Speaker speaker, Utterances over) {
    return over.utterance(
            line.text(),
            language(line, speaker),
            voice(speaker.inStyle(line.style()).orElse(speaker)),
            project.seedOf(line),
            project.settingsOf(line),
            dictionary.relevantTo(line))
        .begun(line.direction());
  }

  /** The take that a line would render now; see {@link #utterance}. */
  public String fingerprint(Line line) {
    return Fingerprint.of(utterance(line), ground);
  }

  /** The request of a line; see {@link #utterance}. */
  public RenderRequest request(Line line, ClipShelf clips) {
    Utterance utterance = utterance(line);
    return new RenderRequest(
        line.id(),
        line.id(),
        line.speakerId(),
        line.style(),
        utterance,
        shownOrigin(line),
        "clips/" + utterance.clipSha256() + ".wav",
        clips.clip(utterance.clipSha256()),
        RenderRequest.Priority.LINE);
  }

  /** Whoever explores has thrown dice. */
  private static Seed.Origin shownOrigin(Line line) {
    return line.seed().origin() == Seed.Origin.EXPLORED ? Seed.Origin.DRAWN : line.seed().origin();
  }

  /** Every line's state by its id, in the project's order, as if nothing were queued. */
  public Map<String, LineState> states(TakeShelf shelf) {
    Map<String, LineState> states = new LinkedHashMap<>();
    project.lines().forEach(line -> states.put(line.id(), state(line, shelf)));
    return states;
  }

  /** A line's state as if nothing were queued: queue and failures are the caller's to lay over. */
  public LineState state(Line line, TakeShelf shelf) {
    LineState state = unlocked(line, shelf);
    return line.locked() ? new LineState.Locked(state) : state;
  }

  /**
   * The lines that have no take, or a stale one, and are neither empty nor locked. Reads no
   * receipt: a take whose name is the line's fingerprint was made of just these inputs.
   */
  public List<Line> stale(TakeShelf shelf) {
    return project
        .lines()
        .filter(line -> !line.locked() && !line.isEmpty() && wantsRender(line, shelf))
        .toList();
  }

  private boolean wantsRender(Line line, TakeShelf shelf) {
    String chosen = line.takeFingerprint();
    return chosen.isEmpty()
        || obstacle(line).isPresent()
        || !stands(line, fingerprint(line))
        || !shelf.contains(chosen);
  }

  /** The chosen take is what the line would render, or was kept in place of that. */
  private static boolean stands(Line line, String now) {
    return now.equals(line.takeFingerprint()) || now.equals(line.declinedFingerprint());
  }

  /** The requests of these lines, in order. */
  public List<RenderRequest> requests(Collection<Line> lines, ClipShelf clips) {
    List<RenderRequest> requests = new ArrayList<>(lines.size());
    lines.forEach(line -> requests.add(request(line, clips)));
    return requests;
  }

  private LineState unlocked(Line line, TakeShelf shelf) {
    if (line.isEmpty()) {
      return new LineState.Empty();
    }
    Optional<Sentence> obstacle = obstacle(line);
    if (obstacle.isPresent()) {
      return new LineState.Failed(obstacle.get());
    }
    String chosen = line.takeFingerprint();
    Optional<Receipt> receipt = chosen.isEmpty() ? Optional.empty() : shelf.receipt(chosen);
    if (receipt.isEmpty()) {
      return new LineState.Ready();
    }
    Utterance now = utterance(line);
    if (stands(line, Fingerprint.of(now, ground))) {
      Set<Flag> flags = receipt.get().measured().flags();
      return flags.isEmpty() ? new LineState.Fresh(chosen) : new LineState.Flagged(chosen, flags);
    }
    return new LineState.Stale(chosen, reasons(receipt.get(), now, line));
  }

  private Set<StaleReason> reasons(Receipt receipt, Utterance now, Line line) {
    Utterance then = receipt.said();
    Set<StaleReason> reasons = EnumSet.noneOf(StaleReason.class);
    if (!then.text().equals(now.text()) || !then.language().equals(now.language())) {
      reasons.add(StaleReason.TEXT);
    } else if (!then.pronunciations().equals(now.pronunciations())) {
      reasons.add(StaleReason.DICTIONARY);
    }
    if (then.seed() != now.seed()) {
      reasons.add(StaleReason.SEED);
    }
    if (!then.clipSha256().equals(now.clipSha256())
        || !then.promptText().equals(now.promptText())
        || !sameUse(receipt, now, line)) {
      reasons.add(otherVoice(receipt, line));
    }
    if (!isOfThisPack(receipt)) {
      reasons.add(StaleReason.PACK);
    }
    if (!receipt.arithmetic().equals(ground.arithmetic())) {
      reasons.add(StaleReason.ENGINE);
    }
    // Another pack may have other defaults, which are no change of the author's.
    Utterance own =
        isOfThisPack(receipt) ? now : utterance(line, new Utterances(then.sampler(), then.flow()));
    if (!then.sampler().equals(own.sampler())
        || !then.flow().equals(own.flow())
        || reasons.isEmpty()) {
      reasons.add(StaleReason.SETTINGS);
    }
    return reasons;
  }

  private static StaleReason otherVoice(Receipt receipt, Line line) {
    if (!receipt.owner().speakerId().equals(line.speakerId())) {
      return StaleReason.SPEAKER;
    }
    return receipt.owner().style().equals(line.style()) ? StaleReason.CLIP : StaleReason.STYLE;
  }

  private boolean isOfThisPack(Receipt receipt) {
    return receipt.pack().sha256().equals(ground.packSha256());
  }

  /** Where the author leaves it to the pack, another pack may use a clip otherwise. */
  private boolean sameUse(Receipt receipt, Utterance now, Line line) {
    return receipt.said().clipUse() == now.clipUse()
        || (!isOfThisPack(receipt) && speaker(line).clipUse().isEmpty());
  }

  /** What of pack and engine is not what it was when a take was made. */
  List<Difference> changesSince(Receipt receipt) {
    return InputComparison.ofGround(receipt, engine, pack);
  }

  /** True when another plan has the same pack and engine, whatever its version of the project. */
  public boolean isOfTheSameGround(RenderPlan other) {
    return ground.equals(other.ground);
  }

  Project project() {
    return project;
  }
}
