package studio.reprise.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BookTest {
  @Test
  void anIsbnIsGuardedByItsLastDigit() {
    assertEquals("978-3-16-148410-0", Book.UNTITLED.withIsbn("978-3-16-148410-0").isbn());
    assertEquals("0-8044-2957-X", Book.UNTITLED.withIsbn("0-8044-2957-X").isbn());
    assertThrows(EditException.class, () -> Book.UNTITLED.withIsbn("978-3-16-148410-1"));
    assertThrows(EditException.class, () -> Book.UNTITLED.withIsbn("0-8044-2957-0"));
    assertThrows(EditException.class, () -> Book.UNTITLED.withIsbn("12345"));
  }

  @Test
  void aDateIsAYearAMonthOrADay() {
    for (String date : List.of("", "2027", "2027-03", "2027-03-31")) {
      assertEquals(date, Book.UNTITLED.withDate(date).date());
    }
    for (String date : List.of("27", "2027-13", "2027-3-1", "31.3.2027", "2027-03-31T00:00")) {
      assertThrows(EditException.class, () -> Book.UNTITLED.withDate(date), date);
    }
  }

  @Test
  void undoGivesTheOldTitlePageBack() {
    History history = History.of(Project.empty("p"));
    history = history.with(ProjectEdits.changeBook(Book.UNTITLED.withTitle("A"), "title"));
    history = history.with(ProjectEdits.changeBook(Book.UNTITLED.withTitle("Ab"), "title"));
    history = history.with(SceneEdits.changeRole("s1", Scene.Role.OPENING));
    assertEquals(Scene.Role.OPENING, history.project().scenes().get(0).role());
    history = history.undone();
    assertEquals(Scene.Role.CHAPTER, history.project().scenes().get(0).role());
    assertEquals("Ab", history.project().book().title());
    history = history.undone();
    assertEquals(Book.UNTITLED, history.project().book(), "one field's keystrokes are one step");
  }
}
