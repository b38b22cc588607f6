package studio.reprise.ui.deliver;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;

/** What is behind the page, and outlives it: a delivery goes on while the page is closed. */
public final class DeliveryDesk {
  private final StudioModel model;
  private final BookCommands book;
  private final Deliveries deliveries;
  private final DeliveryFixes fixes;
  private final DeliveredListening listening;
  private Consumer<Path> verifying = folder -> {};

  /** Deliveries on a thread of their own. */
  public DeliveryDesk(StudioModel model) {
    this(
        model,
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "delivery");
              thread.setDaemon(true);
              thread.setPriority(Thread.NORM_PRIORITY - 1);
              return thread;
            }));
  }

  /**
   * @param worker does what takes long, one thing after another
   */
  public DeliveryDesk(StudioModel model, Executor worker) {
    this.model = model;
    book = new BookCommands(model.manuscript(), model.notices(), model.storage(), model.fx());
    deliveries =
        new Deliveries(model.manuscript(), model.renders(), model.profiles(), worker, model.fx());
    fixes =
        new DeliveryFixes(model.manuscript(), model.selection(), model.rendering(), model.ids());
    listening = new DeliveredListening(model.playback(), worker, model.fx());
    model
        .manuscript()
        .projectProperty()
        .addListener(
            (value, old, now) -> {
              if (now == null) {
                deliveries.cancel();
                listening.close();
              }
            });
  }

  /** What verifies a folder that was delivered. */
  public void onVerify(Consumer<Path> verifier) {
    verifying = verifier;
  }

  /** Proves what was delivered. */
  void verify(Path folder) {
    verifying.accept(folder);
  }

  /** The page, to be shown. */
  public StudioDialog page() {
    return new DeliverDialog(this);
  }

  Manuscript manuscript() {
    return model.manuscript();
  }

  Selection selection() {
    return model.selection();
  }

  Messages messages() {
    return model.messages();
  }

  BookCommands book() {
    return book;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  DeliveryFixes fixes() {
    return fixes;
  }

  DeliveredListening listening() {
    return listening;
  }
}
