package studio.reprise.ui.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.audio.PeakPyramid;

/**
 * When each word of a take is about to be heard. A take's tokens say no words, so this is a guess
 * for the eye: the time in which something sounds is shared out by letters, and silence belongs to
 * nobody. Chinese characters are words of their own.
 */
final class WordTimes {
  private static final double FRAME_SECONDS = 0.02;

  /** Quieter than this share of the loudest frame is a pause. */
  private static final double PAUSE_SHARE = 0.06;

  private static final Pattern WORDS =
      Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+(?:['’-][\\p{L}\\p{N}]+)*");

  private final List<Mark> words = new ArrayList<>();
  private final double[] shareUntil;
  private final double[] soundedUntil;
  private final double frameSamples;

  private WordTimes(String text, PeakPyramid sound) {
    Matcher matcher = WORDS.matcher(text);
    while (matcher.find()) {
      words.add(new Mark(matcher.start(), matcher.end(), Mark.Kind.SOUNDING));
    }
    shareUntil = new double[words.size()];
    double letters = 0;
    for (int i = 0; i < words.size(); i++) {
      letters += words.get(i).to() - words.get(i).from() + 1;
      shareUntil[i] = letters;
    }
    for (int i = 0; i < words.size(); i++) {
      shareUntil[i] /= letters;
    }
    frameSamples = FRAME_SECONDS * sound.pcm().sampleRateHz();
    soundedUntil = sounded(sound);
  }

  static WordTimes of(String text, PeakPyramid sound) {
    return new WordTimes(text, sound);
  }

  /** For each frame: which share of all that sounds has sounded at its end. */
  private double[] sounded(PeakPyramid sound) {
    int frames = (int) Math.max(1, Math.ceil(sound.pcm().length() / frameSamples));
    double[] loud = new double[frames];
    double loudest = 0;
    for (int i = 0; i < frames; i++) {
      long from = (long) (i * frameSamples);
      loud[i] = sound.between(from, (long) Math.max(from + 1.0, from + frameSamples)).rms();
      loudest = Math.max(loudest, loud[i]);
    }
    double[] until = new double[frames];
    double sum = 0;
    for (int i = 0; i < frames; i++) {
      sum += loud[i] > PAUSE_SHARE * loudest ? 1 : 0;
      until[i] = sum;
    }
    for (int i = 0; i < frames && sum > 0; i++) {
      until[i] /= sum;
    }
    return until;
  }

  /** The word that is heard at a sample of the take; empty before the first sound. */
  Optional<Mark> at(long sample) {
    int frame = (int) (sample / frameSamples);
    if (sample < 0 || frame >= soundedUntil.length || soundedUntil[frame] == 0) {
      return Optional.empty();
    }
    double share = soundedUntil[frame];
    for (int i = 0; i < shareUntil.length; i++) {
      if (share <= shareUntil[i] + 1e-9) {
        return Optional.of(words.get(i));
      }
    }
    return Optional.empty();
  }
}
