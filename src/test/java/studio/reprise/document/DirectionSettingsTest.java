package studio.reprise.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectionSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"silent", "spoken", "acted"})
  void threeThingsCanBecomeOfDirections(String choice) {
    Settings own = Settings.INHERITED.withDirections(choice);
    assertEquals(choice, own.over(Settings.INHERITED.withDirections("silent")).directions());
  }

  @Test
  void anythingElseIsRefusedWithTheThreeWords() {
    EditException refusal =
        assertThrows(EditException.class, () -> Settings.INHERITED.withDirections("sung"));
    assertEquals(
        "Directions in brackets are silent, spoken or acted, not \"sung\".", refusal.getMessage());
  }
}
