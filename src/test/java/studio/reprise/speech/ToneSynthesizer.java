package studio.reprise.speech;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import studio.reprise.audio.Mel;
import studio.reprise.audio.Pcm;
import studio.reprise.sentence.Sentence;

/**
 * A synthesizer for tests, in plain Java: a text becomes a row of short tones, one a token. The
 * same request gives the same samples, any other gives others; about 1.6 tokens a character (25 a
 * second), so that lengths are plausible. Its voice prints hear the tones again. Slow only when a
 * test says so: {@link #onProgress} is called before every step and may wait for a latch.
 */
public final class ToneSynthesizer implements Synthesizer {
  public static final int SAMPLE_RATE_HZ = 24_000;
  private static final int SAMPLES_A_TOKEN = 960;
  private static final int TOKENS = 64;
  private static final int BANDS = 80;

  /** Token t sounds as 10 + t whole periods. */
  private static final float[][] TONES = new float[TOKENS][SAMPLES_A_TOKEN];

  static {
    for (int token = 0; token < TOKENS; token++) {
      for (int i = 0; i < SAMPLES_A_TOKEN; i++) {
        double phase = 2 * Math.PI * (10 + token) * (i + 0.5) / SAMPLES_A_TOKEN;
        TONES[token][i] = (float) (0.2 * StrictMath.sin(phase));
      }
    }
  }

  /** The text that it refuses. */
  public static final String UNSPEAKABLE = "!?";

  private final EngineDescription engine;
  private final PackDescription pack;
  private Consumer<Progress> onProgress = progress -> {};
  private final AtomicInteger spoken = new AtomicInteger();
  private final AtomicInteger speaking = new AtomicInteger();
  private int speaksAtOnce = 1;
  private volatile boolean closed;

  public ToneSynthesizer() {
    this(engine(MathMode.FAST), pack("tone"));
  }

  public ToneSynthesizer(EngineDescription engine, PackDescription pack) {
    this.engine = engine;
    this.pack = pack;
  }

  /** The tone engine in a math mode; modes sound different. */
  public static EngineDescription engine(MathMode mode) {
    return engine(
        new Arithmetic("tone", "1", "java", "cpu-any", "fp32", mode, TextRules.NOT_RECORDED));
  }

  /** The tone engine under another name: it sounds the same but for the math mode. */
  public static EngineDescription engine(Arithmetic arithmetic) {
    return new EngineDescription(
        arithmetic, Processor.NOT_RECORDED, Sentence.of("Runs on every processor."), 1);
  }

  /** A pack of one file; packs of other names sound different. */
  public static PackDescription pack(String name) {
    return pack(name, Set.of(ClipUse.FULL));
  }

  /** A pack with a voice of its own to stand in for strange ones. */
  public static PackDescription packWithStandIn(String name) {
    return pack(name, Set.of(ClipUse.values()));
  }

  /** A pack that acts directions: all of an acted line is a whisper, in the same tones. */
  public static PackDescription packThatActs(String name) {
    PackDescription like = pack(name);
    return new PackDescription(
        like.name(),
        like.version(),
        like.sha256(),
        like.files(),
        like.sampleRateHz(),
        like.languages(),
        like.sampler(),
        like.flow(),
        like.clipUses(),
        Set.of(Manner.WHISPER, Manner.SHOUT));
  }

  private static PackDescription pack(String name, Set<ClipUse> clipUses) {
    String sha256 = java.util.HexFormat.of().formatHex(digest(name));
    return new PackDescription(
        name,
        "1",
        sha256,
        List.of(new PackDescription.File("tone.bin", 1, sha256)),
        SAMPLE_RATE_HZ,
        List.of("en"),
        SamplerSettings.REFERENCE,
        FlowSettings.REFERENCE,
        clipUses);
  }

  /** It can speak so many requests at a time. */
  public ToneSynthesizer speaksAtOnce(int most) {
    speaksAtOnce = most;
    return this;
  }

  @Override
  public int speaksAtOnce() {
    return speaksAtOnce;
  }

  /** Called on the thread that speaks before every step; may block, may throw. */
  public ToneSynthesizer onProgress(Consumer<Progress> step) {
    onProgress = step;
    return this;
  }

  /** How many requests ended in speech. */
  public int spoken() {
    return spoken.get();
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public EngineDescription engine() {
    return engine;
  }

  @Override
  public Optional<Sentence> objection(String text, String language, String transcript) {
    return text.equals(UNSPEAKABLE)
        ? Optional.of(Sentence.of("The text \"{0}\" holds no word that can be spoken.", text))
        : Optional.empty();
  }

  @Override
  public PackDescription pack() {
    return pack;
  }

  @Override
  public VoicePrint voicePrint(Pcm clip, String transcript, ClipUse use) {
    boolean isStrange = use == ClipUse.AUTO && (transcript.isBlank() || isLoud(clip));
    boolean onlyTimbre = use == ClipUse.TIMBRE || isStrange;
    if (transcript.isBlank() && !onlyTimbre) {
      throw new SpeechException("The clip has no transcript.");
    }
    int[] tokens = heard(clip);
    ByteBuffer bytes = ByteBuffer.allocate(clip.length() * 4);
    bytes.asFloatBuffer().put(clip.samples());
    byte[] hash = sha256(bytes.array());
    float[] embedding = new float[192];
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] = hash[i % hash.length] / 128f;
    }
    VoicePrint.Origin origin =
        onlyTimbre
            ? new VoicePrint.Origin(ClipUse.TIMBRE, isStrange ? 6 : 0, 100)
            : VoicePrint.Origin.CLIP;
    return new VoicePrint(
        onlyTimbre ? "Stand in." : transcript, tokens, mel(tokens), embedding, origin);
  }

  @Override
  public int[] heard(Pcm sound) {
    if (sound.durationSeconds() > 60) {
      throw new SpeechException("The clip is longer than 60 seconds.");
    }
    int[] tokens = new int[sound.length() / SAMPLES_A_TOKEN];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = hear(sound.samples(), i * SAMPLES_A_TOKEN);
    }
    return tokens;
  }

  /** Loud voices are strange to it. */
  private static boolean isLoud(Pcm clip) {
    double sum = 0;
    for (float sample : clip.samples()) {
      sum += Math.abs(sample);
    }
    return sum / clip.length() > 0.3;
  }

  @Override
  public Speech speak(SpeechRequest request, Progress.Listener progress, Cancellation cancel) {
    return speak(request, progress, Pieces.NONE, cancel);
  }

  /** The first half is heard when half of the tokens are there. */
  @Override
  public Speech speak(
      SpeechRequest request, Progress.Listener progress, Pieces pieces, Cancellation cancel) {
    speaking.incrementAndGet();
    try {
      return spoken(request, progress, pieces, cancel);
    } finally {
      speaking.decrementAndGet();
    }
  }

  private Speech spoken(
      SpeechRequest request, Progress.Listener progress, Pieces pieces, Cancellation cancel) {
    if (request.text().isBlank()) {
      throw new SpeechException("The text is empty.");
    }
    String normalized = request.text().strip().replaceAll("\\s+", " ");
    step(Stage.TEXT, 0, 1, progress, cancel);
    int[] tokens = new int[Math.max(1, (int) Math.ceil(normalized.length() * 1.6))];
    String key =
        normalized
            + request.language()
            + request.seed()
            + request.sampler()
            + request.flow()
            + request.pronunciations()
            + request.voice().transcript()
            + java.util.Arrays.toString(request.voice().embedding())
            + pack.sha256()
            + engine.arithmetic().mathMode();
    byte[] chance = digest(key);
    for (int i = 0; i < tokens.length; i++) {
      step(Stage.TOKENS, i, tokens.length, progress, cancel);
      if (i > 0 && i % chance.length == 0) {
        chance = sha256(chance);
      }
      tokens[i] = (chance[i % chance.length] & 0xff) % TOKENS;
      if (i + 1 == tokens.length / 2) {
        pieces.spoken(
            new Pcm(tones(java.util.Arrays.copyOf(tokens, tokens.length / 2)), SAMPLE_RATE_HZ));
      }
    }
    step(Stage.MEL, 0, 1, progress, cancel);
    Mel mel = mel(tokens);
    step(Stage.SAMPLES, 0, 1, progress, cancel);
    Pcm pcm = new Pcm(tones(tokens), SAMPLE_RATE_HZ);
    int half = tokens.length / 2;
    pieces.spoken(
        new Pcm(tones(java.util.Arrays.copyOfRange(tokens, half, tokens.length)), SAMPLE_RATE_HZ));
    step(Stage.SAMPLES, 1, 1, progress, cancel);
    spoken.incrementAndGet();
    return new Speech(
        pcm,
        mel,
        tokens,
        normalized,
        "T OW1 N",
        request.language().isEmpty() ? "en" : request.language(),
        Set.of(),
        request.reading().directions() == Directions.ACTED && !pack.manners().isEmpty()
            ? List.of(Manner.WHISPER)
            : List.of(),
        Map.of(Stage.TOKENS, 1e-6, Stage.MEL, 1e-6, Stage.SAMPLES, 1e-6));
  }

  @Override
  public void close() {
    if (speaking.get() > 0) {
      throw new IllegalStateException("It was closed while it speaks.");
    }
    closed = true;
  }

  private void step(
      Stage stage, int done, int total, Progress.Listener progress, Cancellation cancel) {
    Progress at = new Progress(stage, 0, 1, done, total);
    onProgress.accept(at);
    cancel.check();
    progress.progressed(at);
  }

  private static float[] tones(int[] tokens) {
    float[] samples = new float[tokens.length * SAMPLES_A_TOKEN];
    for (int i = 0; i < tokens.length; i++) {
      System.arraycopy(TONES[tokens[i]], 0, samples, i * SAMPLES_A_TOKEN, SAMPLES_A_TOKEN);
    }
    return samples;
  }

  private static int hear(float[] samples, int from) {
    int crossings = 0;
    for (int i = from + 1; i < from + SAMPLES_A_TOKEN; i++) {
      if (samples[i] >= 0 != samples[i - 1] >= 0) {
        crossings++;
      }
    }
    return Math.max(0, Math.min(TOKENS - 1, (crossings + 1) / 2 - 10));
  }

  private static Mel mel(int[] tokens) {
    float[] values = new float[tokens.length * 2 * BANDS];
    for (int i = 0; i < values.length; i++) {
      int token = tokens[i / (2 * BANDS)];
      values[i] = i % BANDS == token ? -1 : -8;
    }
    return new Mel(values, tokens.length * 2, BANDS, 50);
  }

  private static byte[] digest(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
