package studio.reprise.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static int count(String text, String words, Search.Strictness... strict) {
    return new Search(text, Set.of(strict)).in(words).size();
  }

  @Test
  void lettersAreFoundWhateverTheirCaseUnlessItCounts() {
    assertEquals(3, count("red", "Red, red and RED"));
    assertEquals(1, count("red", "Red, red and RED", Search.Strictness.CASE));
    assertEquals(1, count("ÉTÉ", "en été"));
  }

  @Test
  void wholeWordsHaveNoLetterBesideThem() {
    assertEquals(3, count("cat", "cat, concat, cats"));
    assertEquals(1, count("cat", "cat, concat, cats", Search.Strictness.WHOLE_WORDS));
    assertEquals(1, count("C++", "C++ is no C", Search.Strictness.WHOLE_WORDS));
  }

  @Test
  void whatIsTypedIsNoPattern() {
    assertEquals(List.of(new Search.Place(1, 3)), new Search(".*", Set.of()).in("a.*b"));
    assertEquals("$1 and $1", new Search("x", Set.of()).replaced("x and x", "$1"));
  }

  @Test
  void nothingIsFoundNowhere() {
    assertEquals(List.of(), Search.NONE.in("anything"));
    assertEquals("anything", Search.NONE.replaced("anything", "else"));
  }
}
