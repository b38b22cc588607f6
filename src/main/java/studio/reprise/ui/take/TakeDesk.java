package studio.reprise.ui.take;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import studio.reprise.render.Receipt;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.ui.model.StudioModel;

/** Puts the region of the take together: each view is given what it uses of the model. */
public final class TakeDesk {
  private final StudioModel model;

  public TakeDesk(StudioModel model) {
    this.model = model;
  }

  /** The region. */
  public InspectorView view() {
    StyleChoice style = new StyleChoice(model.manuscript(), model.messages());
    ComparisonView comparison =
        new ComparisonView(
            model.listening(),
            model.sounds(),
            model.messages(),
            this::compareWithNext,
            model.background());
    TakesView takes =
        new TakesView(
            model.renders(),
            new TakeDeeds(
                model.manuscript(), model.rendering(), model.listening(), model.selection()),
            model.sounds()::peaks,
            this::keptAt,
            model.messages());
    SeedView seed =
        new SeedView(
            model.manuscript(),
            model.lines(),
            model.rendering(),
            model.notices(),
            model.choices(),
            model.messages());
    return new InspectorView(
        model.manuscript(),
        model.lines(),
        model.renders().states(),
        model.selection(),
        model.messages(),
        new InspectorView.Parts(style, comparison, takes, seed));
  }

  private Optional<Instant> keptAt(String fingerprint) {
    ProjectFolder folder = model.manuscript().folder();
    return folder == null ? Optional.empty() : folder.takes().keptAt(fingerprint);
  }

  /** The take of the current line behind a take is the one to compare it with. */
  private void compareWithNext(String fingerprint) {
    List<String> takes =
        model.lines().current().map(model.renders().states()::takesOf).orElse(List.of()).stream()
            .map(Receipt::fingerprint)
            .toList();
    if (takes.size() > 1) {
      model
          .selection()
          .otherProperty()
          .set(takes.get(Math.floorMod(takes.indexOf(fingerprint) + 1, takes.size())));
    }
  }
}
