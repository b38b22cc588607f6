package studio.reprise.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import studio.reprise.audio.Loudness;
import studio.reprise.document.Seed;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Arithmetic;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.Directions;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.Manner;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Phonemes;
import studio.reprise.speech.Processor;
import studio.reprise.speech.Pronunciation;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.TextRules;

/**
 * Receipts as JSON: keys in a fixed order, two blanks of indent, line feeds, UTF-8; the same
 * receipt gives the same bytes. Reading is strict about what is there and lenient about keys that a
 * later version adds.
 */
public final class ReceiptJson {
  /** No receipt is longer than this. */
  public static final int MOST_CHARACTERS = 1 << 20;

  /** A text is not longer, and each segment has a character at least. */
  private static final int MOST_SEGMENTS = 20_000;

  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final ObjectWriter WRITER =
      MAPPER.writer(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private ReceiptJson() {}

  /** The receipt as a document of its own, ending with a line feed. */
  public static String write(Receipt receipt) {
    return write(tree(receipt));
  }

  /** Any tree in the same form. */
  public static String write(JsonNode tree) {
    try {
      return WRITER.writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of JSON nodes can always be written", e);
    }
  }

  /** The receipt as one entry of a larger document. */
  public static ObjectNode tree(Receipt r) {
    Receipt.Made made = r.made();
    Utterance said = r.said();
    ObjectNode out = MAPPER.createObjectNode();
    out.put("schema", r.schema());
    out.put("line_id", r.owner().lineId());
    out.put("take_id", r.takeId());
    out.put("fingerprint", made.fingerprint());
    ObjectNode checks = out.putObject("checks");
    made.checks().forEach(checks::put);
    out.put("speaker_id", r.owner().speakerId());
    if (!r.owner().style().isEmpty()) {
      out.put("style", r.owner().style());
    }
    out.put("text", said.text());
    out.put("normalized_text", made.normalizedText());
    if (!made.sounds().isEmpty()) {
      out.put("sounds", made.sounds());
    }
    if (!made.manners().isEmpty()) {
      ArrayNode manners = out.putArray("manners");
      made.manners().forEach(manner -> manners.add(Spelling.of(manner)));
    }
    out.put("language_requested", said.language());
    out.put("language", made.language());
    reading(out, said);
    seed(out, said, r.owner());
    drawing(out, said);
    out.put("sample_rate", made.sampleRateHz());
    clip(out, said, r.owner());
    out.put("clip_used", Spelling.of(made.clipUsed()));
    dictionary(out, said);
    out.put("dictionary_sha256", made.dictionarySha256());
    ObjectNode pack = out.putObject("pack");
    pack.put("name", r.pack().name()).put("sha256", r.pack().sha256());
    ArrayNode files = pack.putArray("files");
    for (Receipt.PackFile file : r.pack().files()) {
      files.addObject().put("path", file.path()).put("sha256", file.sha256());
    }
    engine(
        out.putObject("engine"),
        r.arithmetic(),
        made.render().processor(),
        made.render().threads());
    out.put("determinism_class", r.determinismClass());
    out.put("duration_samples", made.durationSamples());
    out.put("token_count", made.tokenCount());
    out.put("tokens_sha256", made.tokensSha256());
    out.put("pcm_sha256", made.pcmSha256());
    out.put("mel_fingerprint", made.melFingerprint());
    out.put("mel_summary", made.melSummary());
    Receipt.Measured measured = r.measured();
    out.putObject("loudness")
        .put("lufs", measured.loudness().lufs())
        .put("rms_db", measured.loudness().rmsDb())
        .put("true_peak_db", measured.loudness().truePeakDb())
        .put("noise_floor_db", measured.loudness().noiseFloorDb());
    out.put("round_trip", measured.roundTrip());
    ArrayNode flags = out.putArray("flags");
    measured.flags().forEach(flag -> flags.add(flag.key()));
    out.put("render_seconds", made.render().seconds());
    out.put("rtf", made.render().rtf());
    return out;
  }

  static void reading(ObjectNode out, Utterance said) {
    out.put("directions", Spelling.of(said.reading().directions()));
    if (said.reading().opening() != Manner.PLAIN) {
      out.put("begins_in", Spelling.of(said.reading().opening()));
    }
    out.put("phonemes", Spelling.of(said.reading().phonemes()));
  }

  static void seed(ObjectNode out, Utterance said, Receipt.Owner owner) {
    out.put("seed", said.seed());
    out.put("seed_origin", Spelling.of(owner.seedOrigin()));
  }

  static void drawing(ObjectNode out, Utterance said) {
    drawing(out, said.sampler(), said.flow());
  }

  static void drawing(ObjectNode out, SamplerSettings sampler, FlowSettings flow) {
    out.putObject("sampler")
        .put("method", Spelling.of(sampler.method()))
        .put("temperature", sampler.temperature())
        .put("top_p", sampler.topP())
        .put("top_k", sampler.topK())
        .put("win_size", sampler.winSize())
        .put("tau_r", sampler.tauR());
    out.putObject("flow").put("steps", flow.steps()).put("cfg", flow.cfg());
  }

  static void clip(ObjectNode out, Utterance said, Receipt.Owner owner) {
    out.put("prompt_text", said.promptText());
    out.put("prompt_audio", owner.promptAudio());
    out.put("prompt_audio_sha256", said.clipSha256());
    out.put("clip_use", Spelling.of(said.clipUse()));
  }

  static void dictionary(ObjectNode out, Utterance said) {
    ArrayNode dictionary = out.putArray("dictionary");
    for (Pronunciation entry : said.pronunciations()) {
      dictionary.addObject().put("word", entry.word()).put("spoken", entry.spoken());
    }
  }

  static void engine(ObjectNode out, Arithmetic arithmetic, Processor processor, int threads) {
    out.put("name", arithmetic.engine())
        .put("version", arithmetic.version())
        .put("backend", arithmetic.backend())
        .put("device_class", arithmetic.deviceClass())
        .put("dtype", arithmetic.dtype())
        .put("threads", threads)
        .put("math_mode", Spelling.of(arithmetic.mathMode()));
    if (arithmetic.textRules().isRecorded()) {
      ObjectNode rules = out.putObject("text_rules");
      arithmetic.textRules().versions().forEach(rules::put);
    }
    if (processor.isRecorded()) {
      out.putObject("processor")
          .put("kind", processor.kind())
          .put("self_check", processor.digest());
    }
  }

  /**
   * Reads a receipt.
   *
   * @param where names the file in the sentence of an error
   * @throws RenderException when it is no receipt that this version understands
   */
  public static Receipt read(String json, String where) {
    if (json.length() > MOST_CHARACTERS) {
      throw new RenderException("{0} is longer than 1 MiB and no receipt.", where);
    }
    try {
      return read(MAPPER.readTree(json), where);
    } catch (JsonProcessingException e) {
      throw new RenderException(
          e,
          "{0}: this is no valid JSON: {1}.",
          e.getLocation() == null
              ? where
              : Sentence.of("{0}, line {1}", where, e.getLocation().getLineNr()),
          JsonFault.of(e));
    }
  }

  /** Reads a receipt that is one entry of a larger document. */
  public static Receipt read(JsonNode tree, String where) {
    ReceiptFields in = ReceiptFields.of(tree, where);
    long schema = in.whole("schema", 1, Integer.MAX_VALUE);
    if (schema > Receipt.SCHEMA) {
      throw new RenderException(
          "{0} is a receipt of form {1}; this version of Reprise knows {2}. A newer Reprise wrote it.",
          where, schema, Receipt.SCHEMA);
    }
    in.text("take_id", 64);
    in.text("determinism_class", 1_000);
    ReceiptFields engine = in.object("engine");
    return new Receipt(
        (int) schema,
        owner(in),
        said(in),
        pack(in.object("pack")),
        arithmetic(engine),
        made(in, engine),
        measured(in));
  }

  static Receipt.Owner owner(ReceiptFields in) {
    return new Receipt.Owner(
        in.text("line_id", 200),
        in.text("speaker_id", 200),
        in.optionalText("style", 200),
        origin(in.text("seed_origin", 20)),
        in.text("prompt_audio", 4_096));
  }

  /** A word that is not known here tells of no sound: the seed is there, whoever chose it. */
  private static Seed.Origin origin(String word) {
    for (Seed.Origin origin : Seed.Origin.values()) {
      if (Spelling.of(origin).equals(word)) {
        return origin;
      }
    }
    return Seed.Origin.PINNED;
  }

  static SamplerSettings sampler(ReceiptFields in) {
    ReceiptFields sampler = in.object("sampler");
    return in.checked(
        () ->
            new SamplerSettings(
                Spelling.parse(SamplerSettings.Method.class, sampler.text("method", 20)),
                sampler.number("temperature"),
                sampler.number("top_p"),
                sampler.whole("top_k"),
                sampler.whole("win_size"),
                sampler.number("tau_r")));
  }

  static FlowSettings flow(ReceiptFields in) {
    ReceiptFields flow = in.object("flow");
    return in.checked(() -> new FlowSettings(flow.whole("steps"), flow.number("cfg")));
  }

  static Utterance said(ReceiptFields in) {
    return new Utterance(
        in.text("text", 200_000),
        in.language("language_requested"),
        in.checked(
            () ->
                new ReadingChoices(
                    in.optional("directions", Directions.SILENT),
                    in.optional("phonemes", Phonemes.OFF),
                    in.optional("begins_in", Manner.PLAIN))),
        in.text("prompt_text", 100_000),
        in.sha256("prompt_audio_sha256"),
        in.optional("clip_use", ClipUse.FULL),
        in.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
        sampler(in),
        flow(in),
        dictionary(in));
  }

  static Arithmetic arithmetic(ReceiptFields engine) {
    return new Arithmetic(
        engine.text("name", 100),
        engine.text("version", 100),
        engine.text("backend", 200),
        engine.text("device_class", 100),
        engine.text("dtype", 20),
        engine.checked(() -> Spelling.parse(MathMode.class, engine.text("math_mode", 20))),
        engine
            .optionalObject("text_rules")
            .map(rules -> rules.checked(() -> TextRules.of(rules.textValues(100, 100))))
            .orElse(TextRules.NOT_RECORDED));
  }

  private static Receipt.Made made(ReceiptFields in, ReceiptFields engine) {
    return new Receipt.Made(
        in.sha256("fingerprint"),
        in.object("checks").textValues(100, 64),
        in.sha256("dictionary_sha256"),
        in.text("normalized_text", 1_000_000),
        in.optionalText("sounds", MOST_CHARACTERS),
        in.optionalWords("manners", MOST_SEGMENTS, Manner.class),
        in.text("language", 35),
        in.optional("clip_used", ClipUse.FULL) == ClipUse.TIMBRE ? ClipUse.TIMBRE : ClipUse.FULL,
        (int) in.whole("sample_rate", 1_000, 384_000),
        in.whole("duration_samples", 0, 1L << 40),
        (int) in.whole("token_count", 0, Integer.MAX_VALUE),
        in.sha256("tokens_sha256"),
        in.sha256("pcm_sha256"),
        in.sha256("mel_fingerprint"),
        in.text("mel_summary", MOST_CHARACTERS),
        new Receipt.Render(
            processor(engine),
            (int) engine.whole("threads", 0, 100_000),
            in.number("render_seconds", 0, 1e9),
            in.number("rtf", 0, 1e9)));
  }

  static Processor processor(ReceiptFields engine) {
    return engine
        .optionalObject("processor")
        .map(on -> on.checked(() -> new Processor(on.text("kind", 200), on.text("self_check", 64))))
        .orElse(Processor.NOT_RECORDED);
  }

  private static Receipt.Measured measured(ReceiptFields in) {
    ReceiptFields loudness = in.object("loudness");
    return new Receipt.Measured(
        new Loudness(
            loudness.number("lufs", -1000, 1000),
            loudness.number("rms_db", -1000, 1000),
            loudness.number("true_peak_db", -1000, 1000),
            loudness.number("noise_floor_db", -1000, 1000)),
        in.number("round_trip", -1, 1),
        flags(in));
  }

  private static List<Pronunciation> dictionary(ReceiptFields in) {
    List<Pronunciation> entries = new ArrayList<>();
    for (ReceiptFields entry : in.objects("dictionary", 10_000)) {
      entries.add(new Pronunciation(entry.text("word", 1_000), entry.text("spoken", 10_000)));
    }
    return entries;
  }

  private static Receipt.Pack pack(ReceiptFields in) {
    List<Receipt.PackFile> files = new ArrayList<>();
    for (ReceiptFields file : in.objects("files", 1_000)) {
      files.add(new Receipt.PackFile(file.text("path", 4_096), file.sha256("sha256")));
    }
    return new Receipt.Pack(in.text("name", 200), in.sha256("sha256"), files);
  }

  /** Flags that a later version measures are not known here and are left out. */
  private static Set<Flag> flags(ReceiptFields in) {
    List<String> keys = in.texts("flags", 100);
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Flag flag : Flag.values()) {
      if (keys.contains(flag.key())) {
        flags.add(flag);
      }
    }
    return flags;
  }
}
