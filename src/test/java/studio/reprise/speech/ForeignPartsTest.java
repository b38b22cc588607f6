package studio.reprise.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.sentence.Sentence;

class ForeignPartsTest {
  private static final List<String> ENGLISH = List.of("en");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fr | Je ne sais pas ce que tu veux dire.
          fr | C'est magnifique, mais ce n'est pas la guerre.
          fr | Quel est votre nom?
          de | Bei 10 hoch 7 Metern sind wir weit von der Erde.
          de | Guten Tag, wie geht es Ihnen?
          de | Die Katze sitzt auf dem Dach und schläft.
          de | Ich liebe dich.
          es | ¿Dónde está el baño?
          es | El perro de mi hermano es muy grande.
          it | La vita è bella, ma è anche molto difficile.
          pt | Eu não falo português muito bem.
          nl | Ik weet niet waar mijn fiets is.
          sv | Jag talar inte svenska.
          da | Jeg kan ikke forstå hvad du siger.
          fi | Minä en puhu suomea.
          pl | Nie wiem, gdzie jest mój pies.
          hu | Nem tudom, hol van a ház.
          tr | Ben Türkçe bilmiyorum ama öğreniyorum.
          id | Saya tidak tahu di mana rumah itu.
          vi | Tôi không biết.
          """)
  void aSentenceInAnotherLanguageIsNoticed(String language, String text) {
    List<ForeignParts.Part> parts = ForeignParts.in(text, ENGLISH);
    assertTrue(parts.stream().anyMatch(part -> part.language().equals(language)), parts.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Juan de la Cruz met Ludwig van Beethoven in Los Angeles.",
        "She drove from San José to El Paso.",
        "He read Le Monde and Der Spiegel at the café.",
        "José Martí and Simón Bolívar",
        "Dr. von Braun and Frau Müller",
        "Hasta la vista, baby.",
        "C'est la vie.",
        "It was déjà vu all over again.",
        "The hors d'oeuvres were à la carte.",
        "Coq au vin and crème brûlée",
        "Ja, ja.",
        "Oui, chef!",
        "Rio de Janeiro and Buenos Aires",
        "In the beginning God created the heaven and the earth.",
        "We go on.",
        "No! I can't stay."
      })
  void namesAndLoansInEnglishAreNot(String text) {
    assertEquals(List.of(), ForeignParts.in(text, ENGLISH));
  }

  @Test
  void aQuotationIsFoundInItsLine() {
    Optional<Sentence> remark =
        ForeignParts.remark("Anna looked up. \"Je ne sais pas, mon amour,\" he said.", "", ENGLISH);
    assertEquals(
        "\"Je ne sais pas, mon amour,\" seems to be French. This voice pack speaks English and reads"
            + " it as that.",
        remark.orElseThrow().toString());
  }

  @Test
  void whoChoseALanguageForALineIsToldNothing() {
    assertEquals(Optional.empty(), ForeignParts.remark("Ich liebe dich.", "en", ENGLISH));
  }

  @Test
  void aPackThatSpeaksTheLanguageHasNoRemark() {
    assertEquals(Optional.empty(), ForeignParts.remark("Ich liebe dich.", "", List.of("en", "de")));
    assertEquals(Optional.empty(), ForeignParts.remark("Ich liebe dich.", "", List.of()));
  }
}
