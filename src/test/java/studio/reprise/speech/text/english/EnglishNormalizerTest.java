package studio.reprise.speech.text.english;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishNormalizerTest {
  private static final EnglishNormalizer NORMALIZER = new EnglishNormalizer();

  @Test
  void doesNotDependOnTheMachinesLocale() {
    Locale before = Locale.getDefault();
    try {
      for (Locale locale :
          new Locale[] {Locale.forLanguageTag("tr"), Locale.forLanguageTag("ar")}) {
        Locale.setDefault(locale);
        assertEquals(
            "I paid fifty dollars in the U S on May first",
            new EnglishNormalizer().normalize("I paid $50 in the U.S. on May 1"));
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void saysTheSameWhenReadTwice() {
    String once = NORMALIZER.normalize("Dr. Lee paid $3.50 at 5:30 p.m. on 3/4/2024 - 50% off!");
    assertEquals(once, NORMALIZER.normalize(once));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "1", "1,", "1.", "-", "a.", "@", "a@", "1/", " ", "A. ", "(", "1 ", "$1", "'", "+1 ",
        "a.b"
      })
  void takesTimeThatGrowsWithTheText(String pattern) {
    // A second on a quiet machine; what grows with the cube would take days on any.
    String text = pattern.repeat(40_000 / pattern.length());
    assertTimeoutPreemptively(Duration.ofMinutes(5), () -> NORMALIZER.normalize(text));
  }
}
