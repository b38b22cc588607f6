package studio.reprise.speech.text.english;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishNormalizerTest {
  private static final EnglishNormalizer NORMALIZER = new EnglishNormalizer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          I have 3 apples | I have three apples
          1,234,567 pears | one million two hundred thirty four thousand five hundred sixty seven pears
          it is -5 outside | it is minus five outside
          3.14 and .5 and 0.25 | three point one four and zero point five and zero point two five
          007 and 00123 | zero zero seven and zero zero one two three
          12345678901234567890 | one two three four five six seven eight nine zero one two three four five six seven eight nine zero
          1st, 2nd, 3rd, 22nd, 101st | first, second, third, twenty second, one hundred first
          born in 1984, died in 2009 | born in nineteen eighty four, died in two thousand nine
          1900, 1905, 2000, 2010, 2024. | nineteen hundred, nineteen oh five, two thousand, twenty ten, twenty twenty four.
          the 1990s and the '80s | the nineteen nineties and the eighties
          On 2024-03-15 | On March fifteenth, twenty twenty four
          on 3/15/2024 | on March fifteenth, twenty twenty four
          on 15.03.2024 | on March fifteenth, twenty twenty four
          March 15, 2024 | March fifteenth, twenty twenty four
          15 March 2024 | the fifteenth of March twenty twenty four
          Jan. 5 and Dec 25th | January fifth and December twenty fifth
          the 4th of July | the fourth of July
          500 BC | five hundred BC
          at 10:30 | at ten thirty
          at 10:30am | at ten thirty AM
          5 p.m. and 17:05 | five PM and seventeen oh five
          5 p.m. He left | five PM. He left
          5:00 sharp | five o'clock sharp
          10:30:15 | ten thirty and fifteen seconds
          $1,234.56 | one thousand two hundred thirty four dollars and fifty six cents
          $1 and $0.99 and $5.00 | one dollar and ninety nine cents and five dollars
          $5 million, $1.5bn | five million dollars, one point five billion dollars
          £3.50, €20, ¥500, 5元 | three pounds and fifty pence, twenty euros, five hundred yen, five yuan
          -$5 and 50¢ | minus five dollars and fifty cents
          $5/month | five dollars per month
          5%, 3.5 % | five percent, three point five percent
          555-123-4567 | five five five, one two three, four five six seven
          (555) 123-4567 | five five five, one two three, four five six seven
          555-1234 | five five five, one two three four
          +44 20 7946 0958 | plus four four, two zero, seven nine four six, zero nine five eight
          5 km, 10kg, 1 mile, 1 km | five kilometers, ten kilograms, one mile, one kilometer
          3.5 GHz, 60 mph | three point five gigahertz, sixty miles per hour
          72°F, 20 °C, 5 m² | seventy two degrees Fahrenheit, twenty degrees Celsius, five square meters
          5'10" tall | five foot ten tall
          pages 5-10, 1990–1995 | pages five to ten, nineteen ninety to nineteen ninety five
          10-15% | ten to fifteen percent
          5 - 3 = 2 | five minus three equals two
          1/2, 3/4, 2/3, 5/8 | one half, three quarters, two thirds, five eighths
          1 1/2 and 2½ cups | one and a half and two and a half cups
          24/7 | twenty four seven
          6.02×10^23 | six point zero two times ten to the power of twenty three
          3.2e-5 | three point two times ten to the power of minus five
          x^2 and E=mc² | x squared and E equals mc squared
          Chapter IV of World War II | Chapter four of World War two
          Henry VIII and Louis XIV | Henry the eighth and Louis the fourteenth
          Part I. I did. | Part one. I did.
          Mr. Smith and Mrs. Jones | Mister Smith and Missus Jones
          Dr. Who on Elm Dr. | Doctor Who on Elm Drive
          St. John's on Main St. and home | Saint John's on Main Street and home
          e.g. apples, i.e. fruit, etc. | for example, apples, that is, fruit, et cetera.
          cats vs. dogs vs rats | cats versus dogs versus rats
          No. 5, Vol. 3, Fig. 2 | number five, volume three, figure two
          john.doe@example.com | john dot doe at example dot com
          see https://www.example.com/a?x=1. | see W W W dot example dot com slash a question mark x equals one.
          R&D, #1, #fun, @home | R and D, number one, hashtag fun, at home
          2+2=4 | two plus two equals four
          The U.S.A. is big. He left the U.S. | The U S A is big. He left the U S.
          MP3, B2B, COVID-19, 4K | MP three, B two B, COVID nineteen, four K
          version 1.2.3 at 192.168.0.1 | version one point two point three at one nine two dot one six eight dot zero dot one
          “Hello”—she said… (maybe) | Hello, she said. maybe
          café naïve Ångström | cafe naive Angstrom
          3-year-old | three year-old
          ISBN 978-3-16-148410-0 | ISBN nine seven eight, three, one six, one four eight four one zero, zero
          HP: 120/150 and 7/100 | HP: one hundred twenty out of one hundred fifty and seven hundredths
          at 221B Baker St. | at two hundred twenty one B Baker Street
          butter @ 350 | butter at three hundred fifty
          x != y | x does not equal y
          on 9/8/21 and 1/2/99 | on September eighth, twenty twenty one and January second, nineteen ninety nine
          and/or, he/she | and or, he slash she
          May we go? I may. | May we go? I may.
          """)
  void saysWhatIsWritten(String written, String said) {
    assertEquals(said, NORMALIZER.normalize(written));
  }

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
    String text = pattern.repeat(40_000 / pattern.length());
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> NORMALIZER.normalize(text));
  }
}
