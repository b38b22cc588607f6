package studio.reprise.speech.pack;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.Mel;
import studio.reprise.audio.Pcm;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Checked;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.Directions;
import studio.reprise.speech.Doubt;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Pieces;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Stage;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;
import studio.reprise.speech.layer.NativeHeap;
import studio.reprise.speech.layer.Noise;
import studio.reprise.speech.network.FlowDit;
import studio.reprise.speech.network.FlowSampler;
import studio.reprise.speech.network.PromptCache;
import studio.reprise.speech.network.TokenWriter;
import studio.reprise.speech.text.PreparedText;
import studio.reprise.speech.text.TextFrontEnd;
import studio.reprise.speech.text.rewrite.RuleUse;

/**
 * GLM-TTS: text is split into segments; for each the language model writes speech tokens behind the
 * clip's, the flow turns both into a mel, the vocoder turns the new part into samples. Paper: arXiv
 * 2512.14291.
 */
final class GlmTts implements Synthesizer {
  private static final int TOKENS_PER_SECOND = 25;

  private final EngineDescription engine;
  private final int speaksAtOnce;
  private final ThreadShare threads;
  private final Checked checked;
  private final PackDescription description;
  private final PackProfile profile;
  private final NDManager manager;
  private final TextFrontEnd text;
  private final Voices voices;
  private final TokenWriter writer;
  private final SegmentWriter segmentWriter;
  private final FlowDit flow;
  private final Vocoder vocoder;
  private final Prosody prosody;
  private final AutoCloseable weights;
  private @Nullable String promptOf;
  private int[] promptIds = {};

  /** The parts that an open pack is made of; {@code weights} is closed with this. */
  record Parts(
      NDManager manager,
      TextFrontEnd text,
      VoiceReader reader,
      TokenWriter writer,
      FlowDit flow,
      Vocoder vocoder,
      AutoCloseable weights) {}

  /**
   * @param atOnce how many lines of a small pack may be spoken side by side, a thread each, since
   *     one line has no use for two. A large pack has use for all threads, and no memory to spare
   */
  GlmTts(
      EngineDescription engine,
      int atOnce,
      Checked checked,
      PackDescription description,
      PackProfile profile,
      Parts parts) {
    this.engine = engine;
    this.speaksAtOnce = parts.writer().isSmall() ? atOnce : 1;
    this.threads = new ThreadShare(engine.threads());
    this.checked = checked;
    this.description = description;
    this.profile = profile;
    this.manager = parts.manager();
    this.text = parts.text();
    this.writer = parts.writer();
    this.segmentWriter = new SegmentWriter(manager, writer, profile, text, threads::each);
    this.flow = parts.flow();
    this.vocoder = parts.vocoder();
    this.prosody =
        new Prosody(profile.intonation(), profile.pace(), vocoder, description.manners());
    this.weights = parts.weights();
    this.voices = new Voices(parts.reader()::read, profile.standIn(), this::nats, vocoder);
  }

  @Override
  public EngineDescription engine() {
    return engine;
  }

  @Override
  public Checked checked() {
    return checked;
  }

  @Override
  public int speaksAtOnce() {
    return speaksAtOnce;
  }

  @Override
  public long weightBytesPerToken() {
    return writer.weightBytesPerToken();
  }

  @Override
  public PackDescription pack() {
    return description;
  }

  @Override
  public VoicePrint voicePrint(Pcm clip, String transcript, ClipUse use) {
    NativeHeap.whileSpeaking();
    if (voices.needsWords(transcript, use)) {
      promptIds(transcript);
    }
    synchronized (voices) {
      return voices.read(clip, transcript, use);
    }
  }

  @Override
  public int[] heard(Pcm sound) {
    NativeHeap.whileSpeaking();
    synchronized (voices) {
      return voices.heard(sound);
    }
  }

  /** The ids of a transcript; line after line is spoken with the same one. */
  private int[] promptIds(String transcript) {
    synchronized (text) {
      if (!transcript.equals(promptOf)) {
        promptIds = text.promptIds(transcript);
        promptOf = transcript;
      }
      return promptIds;
    }
  }

  private double nats(VoicePrint voice) {
    int[] ids = promptIds(voice.transcript());
    return threads.computing(
        writer.isSmall() ? 1 : engine.threads(),
        () -> writer.nats(manager, ids, voice.speechTokens()));
  }

  @Override
  public Optional<Sentence> objection(String wanted, String language, String transcript) {
    try {
      synchronized (text) {
        text.prepare(wanted, language, List.of());
      }
      if (!transcript.isBlank()) {
        promptIds(transcript);
      }
      return Optional.empty();
    } catch (SpeechException e) {
      return Optional.of(e.sentence());
    }
  }

  @Override
  public Speech speak(SpeechRequest request, Progress.Listener progress, Cancellation cancel) {
    return speak(request, progress, Pieces.NONE, cancel);
  }

  @Override
  public Speech speak(
      SpeechRequest request, Progress.Listener progress, Pieces pieces, Cancellation cancel) {
    return threads.line(() -> spoken(request, progress, pieces, cancel));
  }

  private Speech spoken(
      SpeechRequest request, Progress.Listener progress, Pieces pieces, Cancellation cancel) {
    Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
    long started = System.nanoTime();
    NativeHeap.whileSpeaking();
    progress.progressed(new Progress(Stage.TEXT, 0, 1, 0, 1));
    PreparedText prepared = prepared(request);
    if (prepared.isPause()) {
      lap(seconds, Stage.TEXT, started);
      return Silence.pause(
          profile.sampleRateHz(), request.voice().mel(), prepared.language(), seconds);
    }
    int[] prompted = promptIds(request.voice().transcript());
    started = lap(seconds, Stage.TEXT, started);

    List<Mel> mels = new ArrayList<>();
    List<int[]> codes = new ArrayList<>();
    PromptCache prompt = new PromptCache(prompted, request.voice().speechTokens());
    VoicePrint.Prompt flowPrompt = request.voice().flowPrompt();
    boolean carriesSegments = profile.root() == null;
    int segments = prepared.segments().size();
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    List<TokenWriter.Script> scripts = new ArrayList<>();
    SegmentWaves waves =
        new SegmentWaves(
            vocoder,
            prosody,
            threads,
            profile.sampleRateHz(),
            new SegmentWaves.Line(request, prepared, progress, cancel));
    for (int k = 0; k < segments; k++) {
      int segment = k;
      PreparedText.Segment piece = prepared.segments().get(k);
      cancel.check();
      prompt.makeRoom(piece.ids().length);
      TokenWriter.Script script =
          new TokenWriter.Script(prompt.promptText(), piece.ids(), prompt.promptSpeech());
      scripts.add(script);
      SegmentWriter.Written written =
          threads.computing(
              writer.isSmall() ? 1 : threads.each(),
              () -> writeTokens(request, script, prepared, segment, progress, cancel));
      int[] tokens = written.codes();
      doubts.addAll(written.doubts());
      if (carriesSegments) {
        prompt.add(piece.ids(), tokens);
      }
      codes.add(tokens);
      started = lap(seconds, Stage.TOKENS, started);

      FlowSampler solver = new FlowSampler(flow, request.flow());
      FlowSampler.Utterance utterance =
          new FlowSampler.Utterance(
              flowPrompt.speechTokens(), tokens, flowPrompt.mel(), request.voice().embedding());
      Noise start = new Noise(request.seed(), segment, Noise.Stream.FLOW);
      Mel mel =
          threads.computing(
              threads.each(),
              () ->
                  solver.sample(
                      manager,
                      utterance,
                      start.normals(solver.noiseValues(utterance)),
                      step -> {
                        cancel.check();
                        progress.progressed(
                            new Progress(
                                Stage.MEL, segment, segments, step, request.flow().steps()));
                      }));
      mels.add(mel);
      started = lap(seconds, Stage.MEL, started);
      if (waves.isPitchKnown()) {
        waves.add(mels);
      }
      if (!pieces.isUnheard()) {
        pieces.spoken(waves.piece(mels));
      }
      started = lap(seconds, Stage.SAMPLES, started);
    }
    if (!waves.isPitchKnown()) {
      waves.addAll(mels);
      lap(seconds, Stage.SAMPLES, started);
    }
    if (isShortOfSound(scripts, waves.plain())) {
      doubts.add(Doubt.WORDS_MISSING);
    }
    Joins joins =
        carriesSegments
            ? Joins.bare(waves.plain(), mels, codes)
            : Joins.fitted(waves.plain(), mels, codes, prepared.segments());
    return new Speech(
        waves.joined(joins),
        Joins.joinedMel(joins.mels()),
        joins.codes().stream().flatMapToInt(Arrays::stream).toArray(),
        prepared.normalizedText(),
        prepared.sounds(),
        prepared.language(),
        doubts,
        request.reading().directions() == Directions.ACTED
            ? prepared.segments().stream().map(prosody::manner).toList()
            : List.of(),
        seconds);
  }

  private PreparedText prepared(SpeechRequest request) {
    synchronized (text) {
      return text.prepare(
          request.text(),
          request.language(),
          request.pronunciations(),
          request.reading(),
          new RuleUse());
    }
  }

  private SegmentWriter.Written writeTokens(
      SpeechRequest request,
      TokenWriter.Script script,
      PreparedText prepared,
      int segment,
      Progress.Listener progress,
      Cancellation cancel) {
    int segments = prepared.segments().size();
    int likely = segmentWriter.likely(script);
    SegmentWriter.Written written =
        segmentWriter.write(
            script,
            prepared.isPiece(segment) ? SegmentWriter.Place.PIECE : SegmentWriter.Place.ALONE,
            request.sampler(),
            attempt -> Noise.again(request.seed(), segment, Noise.Stream.LM, attempt),
            count -> {
              cancel.check();
              progress.progressed(
                  new Progress(Stage.TOKENS, segment, segments, count, Math.max(count, likely)));
            });
    if (written.codes().length == 0) {
      throw new SpeechException(
          "The voice pack wrote no speech for \"{0}\". Try another seed or a longer text.",
          request.text());
    }
    return written;
  }

  /** Segments whose sound is too short for their words, whatever their tokens promised. */
  private boolean isShortOfSound(List<TokenWriter.Script> scripts, List<float[]> waves) {
    float peak = 0;
    for (float[] wave : waves) {
      for (float sample : wave) {
        peak = Math.max(peak, Math.abs(sample));
      }
    }
    boolean isShort = false;
    for (int k = 0; k < waves.size(); k++) {
      double seconds = SoundSeconds.of(waves.get(k), profile.sampleRateHz(), peak);
      isShort |= profile.pace().isShortOfSound(scripts.get(k), seconds * TOKENS_PER_SECOND);
    }
    return isShort;
  }

  private static long lap(Map<Stage, Double> seconds, Stage stage, long started) {
    long now = System.nanoTime();
    seconds.merge(stage, (now - started) / 1e9, Double::sum);
    return now;
  }

  @Override
  public void close() {
    try {
      weights.close();
    } catch (Exception e) {
      throw new SpeechException(e, "The voice pack cannot be closed: {0}.", e);
    }
  }
}
