package studio.reprise.ui.model.sound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.audio.MelProbe;
import studio.reprise.audio.MelWarp;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.PeakPyramid;

/**
 * Sounds that are shown, read and measured in the background and kept while there is room. Used on
 * the JavaFX thread; callers hear back on it.
 */
public final class Sounds {
  private static final Logger LOG = LoggerFactory.getLogger(Sounds.class);
  private static final long MOST_SAMPLES = 60_000_000;

  /** A sound with what is needed to show it. */
  public record Sound(Pcm pcm, PeakPyramid peaks, MelProbe mel) {
    static Sound of(Pcm pcm) {
      return new Sound(pcm, PeakPyramid.of(pcm), new MelProbe(pcm));
    }
  }

  private final Executor background;
  private final Executor fx;
  private final Map<String, Sound> kept = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, List<Consumer<Optional<Sound>>>> waiting = new HashMap<>();
  private Function<String, Optional<Pcm>> takes = name -> Optional.empty();
  private Function<String, Optional<Pcm>> clips = name -> Optional.empty();
  private long samples;

  public Sounds(Executor background, Executor fx) {
    this.background = background;
    this.fx = fx;
  }

  /** From now on sounds come from another project. */
  public void readFrom(
      Function<String, Optional<Pcm>> takesByFingerprint,
      Function<String, Optional<Pcm>> clipsByHash) {
    takes = takesByFingerprint;
    clips = clipsByHash;
    kept.clear();
    waiting.clear();
    samples = 0;
  }

  /** A take; at once when it is kept, empty when it cannot be read. */
  public void take(String fingerprint, Consumer<Optional<Sound>> then) {
    ask("take " + fingerprint, fingerprint, takes, then);
  }

  /** The peaks of a take, for drawing it; never told of one that cannot be read. */
  public void peaks(String fingerprint, Consumer<PeakPyramid> then) {
    take(fingerprint, sound -> sound.ifPresent(found -> then.accept(found.peaks())));
  }

  /** The peaks of a sound that belongs to nothing yet. */
  public void peaks(Pcm sound, Consumer<PeakPyramid> then) {
    background.execute(
        () -> {
          PeakPyramid peaks = PeakPyramid.of(sound);
          fx.execute(() -> then.accept(peaks));
        });
  }

  /** Where one sound says what another says. */
  public void warp(MelProbe one, MelProbe other, Consumer<MelWarp> then) {
    background.execute(
        () -> {
          MelWarp warp = MelWarp.between(one, other);
          fx.execute(() -> then.accept(warp));
        });
  }

  /** A reference clip; at once when it is kept, empty when it is missing or changed. */
  public void clip(String sha256, Consumer<Optional<Sound>> then) {
    ask("clip " + sha256, sha256, clips, then);
  }

  private void ask(
      String key,
      String name,
      Function<String, Optional<Pcm>> source,
      Consumer<Optional<Sound>> then) {
    if (name.isEmpty()) {
      then.accept(Optional.empty());
      return;
    }
    Sound known = kept.get(key);
    if (known != null) {
      then.accept(Optional.of(known));
      return;
    }
    List<Consumer<Optional<Sound>>> others = waiting.get(key);
    if (others != null) {
      others.add(then);
      return;
    }
    waiting.put(key, new ArrayList<>(List.of(then)));
    background.execute(
        () -> {
          Optional<Sound> sound = read(name, source);
          fx.execute(() -> arrived(key, source, sound));
        });
  }

  private static Optional<Sound> read(String name, Function<String, Optional<Pcm>> source) {
    try {
      return source.apply(name).map(Sound::of);
    } catch (RuntimeException e) {
      // Whoever asked shows that nothing is there; the clip's or take's own check has the sentence.
      LOG.info("A sound is not shown: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private void arrived(String key, Function<String, Optional<Pcm>> source, Optional<Sound> sound) {
    if (source != takes && source != clips) {
      return; // of a project that was closed meanwhile
    }
    sound.ifPresent(
        found -> {
          kept.put(key, found);
          samples += found.pcm().length();
          makeRoom();
        });
    List<Consumer<Optional<Sound>>> asked = waiting.remove(key);
    if (asked != null) {
      asked.forEach(then -> then.accept(sound));
    }
  }

  private void makeRoom() {
    var eldest = kept.entrySet().iterator();
    while (samples > MOST_SAMPLES && kept.size() > 1 && eldest.hasNext()) {
      samples -= eldest.next().getValue().pcm().length();
      eldest.remove();
    }
  }
}
