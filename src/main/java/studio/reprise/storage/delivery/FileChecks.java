package studio.reprise.storage.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.Levels;
import studio.reprise.audio.codec.Codec;
import studio.reprise.audio.codec.Encoding.BitRate;
import studio.reprise.audio.codec.MpegHeaders;
import studio.reprise.audio.codec.SoundFacts;
import studio.reprise.storage.delivery.DeliveryProfile.Form;

/** Holds one finished file, decoded, against a profile. */
public final class FileChecks {
  private static final double DEAD_SECONDS = 0.2;

  /** A tenth of a second is the step in which heads and tails are measured. */
  private static final double EDGE_STEP_SECONDS = 0.1;

  /** What rounding to three places may add. */
  private static final double HAIR = 0.0005;

  private final DeliveryProfile profile;
  private final Findings findings;

  public FileChecks(DeliveryProfile profile, Findings findings) {
    this.profile = profile;
    this.findings = findings;
  }

  /** What is wrong with a file by its own. */
  public void check(String file, Heard heard) {
    level(file, heard);
    peaks(file, heard.levels());
    floor(file, heard.levels());
    edges(file, heard.levels());
    codec(file, heard.facts());
    bitRate(file, heard);
    length(file, heard.levels());
    if (heard.levels().clippedSamples() > 0) {
      findings.add(
          CheckId.CLIPPED,
          Severity.WARNING,
          heard.levels().clippedSamples(),
          0,
          file,
          "{0} is cut at full scale in {1} samples. Render the takes again that are too loud, or deliver with a limiter.",
          file,
          heard.levels().clippedSamples());
    }
  }

  private void level(String file, Heard heard) {
    DeliveryProfile.Level asked = profile.level();
    if (!profile.changesLevel()) {
      return;
    }
    double mono = heard.facts().channels() == 1 ? asked.mono() : 0;
    double level = asked.measure().of(heard.levels());
    String unit = asked.measure() == DeliveryProfile.Measure.RMS ? "dB RMS" : "LUFS";
    if (asked.least() != null && level < asked.least() + mono - HAIR) {
      findings.add(
          CheckId.LEVEL,
          Severity.ERROR,
          level,
          asked.least() + mono,
          file,
          "{0} is too soft: {1} {2}, and at least {3} is asked. Deliver it again with a limiter that lets it be louder.",
          file,
          shown(level),
          unit,
          shown(asked.least() + mono));
    }
    if (asked.most() != null && level > asked.most() + mono + HAIR) {
      findings.add(
          CheckId.LEVEL,
          Severity.ERROR,
          level,
          asked.most() + mono,
          file,
          "{0} is too loud: {1} {2}, and at most {3} is asked. Deliver it again with this profile.",
          file,
          shown(level),
          unit,
          shown(asked.most() + mono));
    }
  }

  private void peaks(String file, Levels levels) {
    Double most = profile.peaks().mostDb();
    if (most == null) {
      return;
    }
    if (levels.samplePeakDb() > most + HAIR) {
      findings.add(
          CheckId.PEAK,
          Severity.ERROR,
          levels.samplePeakDb(),
          most,
          file,
          "{0} has a peak of {1} dB; at most {2} is asked. Deliver it again with this profile.",
          file,
          shown(levels.samplePeakDb()),
          shown(most));
    }
    if (levels.truePeakDb() > most + HAIR) {
      findings.add(
          CheckId.TRUE_PEAK,
          Severity.ERROR,
          levels.truePeakDb(),
          most,
          file,
          "{0} has a true peak of {1} dBTP; at most {2} is asked. Deliver it again with this profile.",
          file,
          shown(levels.truePeakDb()),
          shown(most));
    }
  }

  private void floor(String file, Levels levels) {
    DeliveryProfile.Floor asked = profile.floor();
    double loudest = Math.max(levels.floorDb(), levels.shortFloorDb());
    if (asked.mostDb() != null && loudest > asked.mostDb() + HAIR) {
      findings.add(
          CheckId.NOISE_FLOOR,
          Severity.ERROR,
          loudest,
          asked.mostDb(),
          file,
          "{0} is never quieter than {1} dB; {2} is asked. Look for a noisy take, or lower the gain.",
          file,
          shown(loudest),
          shown(asked.mostDb()));
    }
    double quietest = Math.min(levels.floorDb(), levels.shortFloorDb());
    if (asked.leastDb() != null && quietest < asked.leastDb() - HAIR) {
      findings.add(
          CheckId.NOISE_FLOOR,
          Severity.WARNING,
          quietest,
          asked.leastDb(),
          file,
          "{0} is dead quiet somewhere: {1} dB, below {2}. Room tone below everything helps.",
          file,
          shown(quietest),
          shown(asked.leastDb()));
    }
    if (profile.floor().roomToneDb() != null && levels.deadSeconds() > DEAD_SECONDS + HAIR) {
      findings.add(
          CheckId.DEAD_SILENCE,
          Severity.WARNING,
          levels.deadSeconds(),
          DEAD_SECONDS,
          file,
          "{0} is dead silent for {1} s from {2} s on. Room tone below everything helps.",
          file,
          shown(levels.deadSeconds()),
          shown(levels.deadFromSeconds()));
    }
  }

  private void edges(String file, Levels levels) {
    DeliveryProfile.Edges asked = profile.edges();
    edge(CheckId.HEAD, file, levels.headSeconds(), asked.leastHeadSeconds());
    edge(CheckId.TAIL, file, levels.tailSeconds(), asked.leastTailSeconds());
  }

  private void edge(CheckId id, String file, double seconds, @Nullable Double least) {
    Double most = profile.edges().mostSeconds();
    boolean isHead = id == CheckId.HEAD;
    if (least != null && seconds < least - EDGE_STEP_SECONDS - HAIR) {
      findings.add(
          id,
          Severity.ERROR,
          seconds,
          least,
          file,
          isHead
              ? "{0} begins with {1} s of room tone; at least {2} is asked. Deliver it again with this profile."
              : "{0} ends with {1} s of room tone; at least {2} is asked. Deliver it again with this profile.",
          file,
          shown(seconds),
          shown(least));
    }
    if (most != null && seconds > most + HAIR) {
      findings.add(
          id,
          Severity.ERROR,
          seconds,
          most,
          file,
          isHead
              ? "{0} begins with {1} s of room tone; at most {2} is asked. Shorten the silence in the first take."
              : "{0} ends with {1} s of room tone; at most {2} is asked. Shorten the gap after the last line.",
          file,
          shown(seconds),
          shown(most));
    }
  }

  private void codec(String file, SoundFacts facts) {
    boolean isAccepted = profile.files().stream().anyMatch(form -> isSuch(facts, form));
    if (!isAccepted) {
      findings.add(
          Finding.of(
                  CheckId.CODEC,
                  Severity.ERROR,
                  "{0} is {1}; what is asked is {2}. Deliver it again with this profile.",
                  file,
                  described(facts),
                  profile.files().stream()
                      .map(FileChecks::described)
                      .distinct()
                      .collect(Collectors.joining("; ")))
              .in(file));
    }
  }

  private static boolean isSuch(SoundFacts facts, Form form) {
    return codecOf(facts).equals(Optional.of(form.codec()))
        && (form.sampleRateHz() == 0 || form.sampleRateHz() == facts.sampleRateHz())
        && form.channels() == facts.channels()
        && (!form.codec().isLossless() || facts.bits() == 0 || form.bits() == facts.bits());
  }

  private static Optional<Codec> codecOf(SoundFacts facts) {
    String name = facts.codec();
    return switch (name) {
      case "mp3" -> Optional.of(Codec.MP3);
      case "aac" -> Optional.of(Codec.AAC);
      case "flac" -> Optional.of(Codec.FLAC);
      case "opus" -> Optional.of(Codec.OPUS);
      default -> name.startsWith("pcm_") ? Optional.of(Codec.WAV) : Optional.empty();
    };
  }

  private static String described(SoundFacts facts) {
    String bits = facts.bits() > 0 ? " " + facts.bits() + " bit" : "";
    return facts.codec() + bits + " " + facts.sampleRateHz() + " Hz " + channels(facts.channels());
  }

  private static String described(Form form) {
    String bits = form.bits() > 0 ? " " + form.bits() + " bit" : "";
    String rate = form.sampleRateHz() == 0 ? "" : " " + form.sampleRateHz() + " Hz";
    return form.codec().key() + bits + rate + " " + channels(form.channels());
  }

  private static String channels(int count) {
    return count == 1 ? "mono" : count == 2 ? "stereo" : count + " channels";
  }

  private void bitRate(String file, Heard heard) {
    Optional<Form> form =
        profile.files().stream().filter(each -> isSuch(heard.facts(), each)).findFirst();
    if (form.isEmpty() || form.get().codec().isLossless()) {
      return;
    }
    if (heard.mpeg().isPresent()) {
      mpeg(file, heard.mpeg().get(), form.get());
      return;
    }
    long kbps = Math.round(heard.facts().bitsPerSecond() / 1000.0);
    // What is asked of a codec that spends what it needs is a mean; half of it is another setting.
    if (kbps > 0 && kbps * 2 < form.get().kilobitsPerSecond()) {
      tooFew(file, kbps, form.get());
    }
  }

  private void mpeg(String file, MpegHeaders headers, Form form) {
    int least = headers.kilobitsPerSecond().stream().min(Integer::compare).orElse(0);
    boolean isConstant = form.bitRate() == BitRate.CONSTANT;
    if (isConstant && least < form.kilobitsPerSecond()) {
      tooFew(file, least, form);
    }
    boolean isUneven =
        isConstant && headers.kilobitsPerSecond().size() > 1
            || headers.sampleRatesHz().size() > 1
            || headers.modes().size() > 1;
    if (isUneven) {
      findings.add(
          Finding.of(
                  CheckId.BITRATE,
                  Severity.ERROR,
                  "{0} changes its bit rate or its channels from frame to frame; one for all is asked. Deliver it again with this profile.",
                  file)
              .in(file));
    } else if (headers.modes().contains("joint")) {
      findings.add(
          Finding.of(
                  CheckId.BITRATE,
                  Severity.ERROR,
                  "{0} is joint stereo; plain stereo or mono is asked. Deliver it again with this profile.",
                  file)
              .in(file));
    }
  }

  private void tooFew(String file, long kbps, Form form) {
    findings.add(
        CheckId.BITRATE,
        Severity.ERROR,
        kbps,
        form.kilobitsPerSecond(),
        file,
        "{0} has {1} kbit/s; at least {2} is asked. Deliver it again with this profile.",
        file,
        kbps,
        form.kilobitsPerSecond());
  }

  private void length(String file, Levels levels) {
    Double most = profile.mostMinutes();
    if (most != null && levels.seconds() > most * 60) {
      findings.add(
          CheckId.MINUTES,
          Severity.ERROR,
          levels.seconds() / 60,
          most,
          file,
          "{0} lasts {1} minutes; at most {2} is asked. Cut the scene into two at the end of a paragraph.",
          file,
          shown(levels.seconds() / 60),
          shown(most));
    }
  }

  /** A figure for a reader. */
  static String shown(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value + 0.0);
    return text.endsWith("00") ? text.substring(0, text.length() - 3) : text;
  }
}
