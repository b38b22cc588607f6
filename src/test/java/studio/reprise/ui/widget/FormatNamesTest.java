package studio.reprise.ui.widget;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.script.ScriptFormat;
import studio.reprise.storage.script.ScriptFormats;

class FormatNamesTest {
  @Test
  void everyFormatHasAChineseName() {
    Messages chinese = Messages.in(Locale.SIMPLIFIED_CHINESE);
    for (ScriptFormat format : ScriptFormats.all()) {
      String name = chinese.sentence(Sentence.of(format.name()));
      assertTrue(name.codePoints().anyMatch(Character::isIdeographic), name);
    }
  }
}
