package studio.reprise.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the author is told: notices that stay until they are dealt with, and failures. */
public final class Notices {
  private final ObservableList<Notice> shown = FXCollections.observableArrayList();
  private final List<Failure> untold = new ArrayList<>();
  private Consumer<Failure> failures = untold::add;

  /** What stays on the screen until it is dealt with. */
  public ObservableList<Notice> shown() {
    return shown;
  }

  /**
   * Shows a notice in the place of an earlier one of its id. Good news gives way to newer good
   * news: nothing is left to do about it, and the script has the room.
   */
  public void show(Notice notice) {
    dismiss(notice.id());
    if (notice.isMereGoodNews()) {
      shown.removeIf(Notice::isMereGoodNews);
    }
    shown.add(notice);
  }

  public void dismiss(String id) {
    shown.removeIf(each -> each.id().equals(id));
  }

  /** Dismisses all but those of these ids. */
  void keepOnly(Set<String> ids) {
    shown.removeIf(each -> !ids.contains(each.id()));
  }

  /** Something did not work. */
  public void fail(Failure failure) {
    failures.accept(failure);
  }

  /** From now on failures are told here; those from before at once. */
  public void onFailure(Consumer<Failure> teller) {
    failures = teller;
    List<Failure> earlier = List.copyOf(untold);
    untold.clear();
    earlier.forEach(teller);
  }
}
