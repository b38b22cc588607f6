package studio.reprise.ui.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;

class ScriptRowsTest {
  private final ScriptRows rows = new ScriptRows();

  private static Project project() {
    return Project.empty("P")
        .withScenes(
            List.of(
                new Scene("s1", "", List.of(Line.of("a", "", "A"), Line.of("b", "", "B"))),
                new Scene("s2", "", List.of(Line.of("c", "", "C")))));
  }

  private List<String> ids() {
    return rows.rows().stream().map(Row::id).toList();
  }

  @Test
  void scenesHeadTheirLines() {
    rows.show(project());
    assertEquals(List.of("s1", "a", "b", "s2", "c"), ids());
  }

  @Test
  void aKeystrokeTouchesNoListAndOneRow() {
    Project before = project();
    rows.show(before);
    List<Row> same = List.copyOf(rows.rows());
    rows.rows()
        .addListener(
            (ListChangeListener<Row>)
                change -> {
                  throw new AssertionError("The list must stay");
                });
    assertFalse(rows.show(LineEdits.changeText("b", "B!").change().apply(before)));
    assertEquals("B!", ((Row.OfLine) same.get(2)).line().get().text());
    assertSame(same.get(2), rows.rows().get(2));
  }

  @Test
  void anInsertedLineIsOneChangeAndTheNumbersFollow() {
    Project before = project();
    rows.show(before);
    List<Integer> added = new ArrayList<>();
    rows.rows()
        .addListener(
            (ListChangeListener<Row>)
                change -> {
                  while (change.next()) {
                    added.add(change.getAddedSize());
                  }
                });
    Project after = LineEdits.add("s1", 1, List.of(Line.of("n", "", "N"))).change().apply(before);
    assertTrue(rows.show(after));
    assertEquals(List.of("s1", "a", "n", "b", "s2", "c"), ids());
    assertEquals(List.of(1), added);
    assertEquals(4, ((Row.OfLine) rows.rows().get(5)).number().get());
  }

  @Test
  void nothingIsLeftOfAProjectThatWasClosed() {
    rows.show(project());
    assertTrue(rows.show(null));
    assertEquals(List.of(), ids());
  }
}
