package studio.reprise.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.reprise.desk.delivery.Credits;
import studio.reprise.document.Book;
import studio.reprise.document.Disclosure;

class CreditsTest {
  private static final Book BOOK =
      Book.UNTITLED
          .withTitle("The Lighthouse")
          .withSubtitle("A tale")
          .withAuthors(List.of("Ann", "Bob", "Cy"))
          .withNarrators(List.of("Old Tom"))
          .withCopyright("2026 Ann");

  @Test
  void theOpeningNamesTheBookAndItsPeople() {
    assertEquals(
        List.of("The Lighthouse: A tale.", "Written by Ann, Bob and Cy.", "Narrated by Old Tom."),
        Credits.opening(BOOK));
  }

  @Test
  void theOpeningSaysThatAMachineReadsWhenItShall() {
    Disclosure said = new Disclosure(Disclosure.Kind.AI_VOICE, "", Disclosure.Spoken.START);
    List<String> lines = Credits.opening(BOOK.withDisclosure(said));
    assertEquals("Narrated by an AI voice.", lines.get(lines.size() - 1));
  }

  @Test
  void theClosingSaysThatItIsOverInTheBooksLanguage() {
    Book chinese =
        Book.UNTITLED.withTitle("灯塔").withAuthors(List.of("安", "柏")).withLanguage("zh-CN");
    assertEquals(List.of("全书完。", "您刚才听到的是《灯塔》。", "作者：安、柏。"), Credits.closing(chinese));
    assertEquals("The End.", Credits.closing(BOOK).get(0));
  }

  @Test
  void whatIsNotKnownIsNotRead() {
    assertEquals(List.of("Alone."), Credits.opening(Book.UNTITLED.withTitle("Alone")));
  }
}
