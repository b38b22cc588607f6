package studio.reprise.ui.model.render;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.Pcm;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderException;
import studio.reprise.render.TakeShelf;

/**
 * The takes of whichever project is open: one queue, and so one loaded pack, serves them all.
 * Between two projects the queue is emptied before the shelf is changed.
 */
final class CurrentShelf implements TakeShelf {
  private volatile @Nullable TakeShelf shelf;

  /** Null while no project is open. */
  void set(@Nullable TakeShelf another) {
    shelf = another;
  }

  @Override
  public Optional<Receipt> receipt(String fingerprint) {
    return open().receipt(fingerprint);
  }

  @Override
  public boolean contains(String fingerprint) {
    return open().contains(fingerprint);
  }

  @Override
  public void requireReady() {
    open().requireReady();
  }

  @Override
  public Optional<Pcm> sound(String fingerprint) {
    return open().sound(fingerprint);
  }

  @Override
  public void put(Receipt receipt, Pcm sound) {
    open().put(receipt, sound);
  }

  private TakeShelf open() {
    TakeShelf now = shelf;
    if (now == null) {
      throw new RenderException("The project was closed; nothing was kept.");
    }
    return now;
  }
}
