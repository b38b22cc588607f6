package studio.reprise.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NewSpeakerTest {
  @Test
  void theIdIsTheNameInPlainLetters() {
    assertEquals("zoe-van-dyk", NewSpeaker.named(" Zoë van Dyk ", List.of()).id());
    assertEquals("Zoë van Dyk", NewSpeaker.named(" Zoë van Dyk ", List.of()).name());
  }

  @Test
  void aSecondOneOfANameGetsANumber() {
    Speaker first = NewSpeaker.named("Anna", List.of());
    Speaker second = NewSpeaker.named("ANNA", List.of(first));
    assertEquals("anna-2", second.id());
    assertNotEquals(first.colour(), second.colour());
  }

  @Test
  void aNameWithoutPlainLettersStillHasAnId() {
    assertEquals("speaker", NewSpeaker.named("安娜", List.of()).id());
  }
}
