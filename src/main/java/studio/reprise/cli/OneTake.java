package studio.reprise.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.Pcm;
import studio.reprise.render.Receipt;
import studio.reprise.render.TakeShelf;

/** A shelf in memory that holds the last take that was rendered. */
class OneTake implements TakeShelf {
  private @Nullable Receipt latest;
  private @Nullable Pcm sound;

  /** Its receipt, if something was rendered. */
  synchronized Optional<Receipt> made() {
    return Optional.ofNullable(latest);
  }

  /** Its sound. */
  synchronized Optional<Pcm> heard() {
    return Optional.ofNullable(sound);
  }

  @Override
  public Optional<Receipt> receipt(String fingerprint) {
    return Optional.empty();
  }

  @Override
  public Optional<Pcm> sound(String fingerprint) {
    return Optional.empty();
  }

  @Override
  public synchronized void put(Receipt receipt, Pcm made) {
    latest = receipt;
    sound = made;
  }
}
