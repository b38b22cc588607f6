package studio.reprise.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.PackRef;
import studio.reprise.speech.WrittenLanguage;
import studio.reprise.speech.pack.PackCheck;

class PacksTest {
  private static final Map<String, List<String>> SPOKEN =
      Map.of("starter", List.of("en"), "mandarin", List.of("zh"), "both", List.of("en", "zh"));

  @TempDir Path folder;
  private Packs packs;

  @BeforeEach
  void shelve() throws IOException {
    for (String name : List.of("starter", "mandarin")) {
      Files.createDirectories(folder.resolve("packs").resolve(name));
    }
    packs =
        new Packs(
            List.of(folder.resolve("packs")),
            folder,
            ConfigFolder.at(folder.resolve("config")),
            pack -> {
              String name = pack.getFileName().toString();
              return new PackCheck(pack, name, "1", SPOKEN.get(name), List.of(), 0, 0);
            });
  }

  private String chosen(String... languages) {
    return packs.choose(Optional.empty(), PackRef.NONE, Set.of(languages)).getFileName().toString();
  }

  @Test
  void theShippedPackThatSpeaksTheTextsLanguageIsFound() {
    assertEquals("starter", chosen());
    assertEquals("starter", chosen("en"));
    assertEquals("mandarin", chosen("zh"));
  }

  @Test
  void oneThatSpeaksAllLanguagesIsLookedForElseItIsTheStarter() throws IOException {
    assertEquals("starter", chosen("en", "zh"));
    assertEquals("starter", chosen("fr"));
    Files.createDirectories(folder.resolve("packs/both"));
    assertEquals("both", chosen("en", "zh"));
  }

  @Test
  void whatTheUserChoseAndWhatTheProjectNamesComeFirst() {
    packs.use(folder.resolve("packs/starter"));
    assertEquals("starter", chosen("zh"));
    Path named = packs.choose(Optional.empty(), new PackRef("mandarin", ""), Set.of("en"));
    assertEquals("mandarin", named.getFileName().toString());
  }

  @Test
  void anotherPackIsNamedOnlyWhereItSaysWhatTheOneInUseCannot() throws IOException {
    assertEquals("mandarin", saying("银行行长", ""));
    assertEquals("mandarin", saying("", "zh"));
    assertEquals("none", saying("Good evening.", ""));
    assertEquals("none", saying("Добрый вечер", ""));
    assertEquals("none", saying("He said 你好 to me.", ""), "no pack says both");
    Files.createDirectories(folder.resolve("packs/both"));
    assertEquals("both", saying("银行行长", ""), "it goes on with the English lines");
  }

  private String saying(String text, String language) {
    return packs.saying(text, language, List.of("en")).map(PackCheck::name).orElse("none");
  }

  @Test
  void aTextsLanguageIsItsScriptUnlessTheAuthorSaysIt() {
    assertEquals("zh", WrittenLanguage.of("今天的 news", ""));
    assertEquals("en", WrittenLanguage.of("News of today", ""));
    assertEquals("zh", WrittenLanguage.of("42", "zh-CN"));
  }
}
