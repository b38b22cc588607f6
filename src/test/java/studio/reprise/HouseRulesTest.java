package studio.reprise;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The fences of the house: arrows go down, each foreign library lives in one room, and nothing
 * grows beyond what a reader takes in.
 */
@AnalyzeClasses(packages = "studio.reprise", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  private static final Path MAIN = Path.of("src/main/java/studio/reprise");

  private static final String BOUNDS = "studio.reprise.bounds..";
  private static final String SENTENCE = "studio.reprise.sentence..";
  private static final String DOCUMENT = "studio.reprise.document..";
  private static final String AUDIO = "studio.reprise.audio..";
  private static final String SPEECH = "studio.reprise.speech..";
  private static final String RENDER = "studio.reprise.render..";
  private static final String CLUSTER = "studio.reprise.cluster..";
  private static final String STORAGE = "studio.reprise.storage..";
  private static final String DESK = "studio.reprise.desk..";
  private static final String UI = "studio.reprise.ui..";
  private static final String CLI = "studio.reprise.cli..";

  @ArchTest
  static final ArchRule theDocumentSeesNothingElse =
      noClasses()
          .that()
          .resideInAPackage(DOCUMENT)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("java..", SENTENCE, BOUNDS, DOCUMENT)
          .because("what the author wrote must outlive every other room");

  @ArchTest
  static final ArchRule boundsAreTheGround =
      noClasses()
          .that()
          .resideInAPackage(BOUNDS)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("java..", SENTENCE, BOUNDS)
          .because("rooms that do not see each other share these figures and nothing else");

  @ArchTest
  static final ArchRule sentencesAreUnderTheGround =
      noClasses()
          .that()
          .resideInAPackage(SENTENCE)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("java..", "org.slf4j..", SENTENCE)
          .because("every room says what went wrong, and none needs another for it");

  @ArchTest
  static final ArchRule theDocumentReadsNoFile =
      noClasses()
          .that()
          .resideInAPackage(DOCUMENT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..")
          .because("the document is values; files are the storage room's");

  @ArchTest
  static final ArchRule audioIsSoundAsNumbers =
      noClasses()
          .that()
          .resideInAPackage(AUDIO)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              DOCUMENT,
              SPEECH,
              RENDER,
              STORAGE,
              DESK,
              UI,
              CLI,
              "ai.djl..",
              "javafx..",
              "ai.onnxruntime..")
          .because("sound as numbers needs neither documents nor tensors nor windows");

  @ArchTest
  static final ArchRule speechDoesNotKnowProjects =
      noClasses()
          .that()
          .resideInAPackage(SPEECH)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DOCUMENT, RENDER, STORAGE, DESK, UI, CLI)
          .because("the engine does not know what a project is");

  @ArchTest
  static final ArchRule onlyTheEngineSeesItsInside =
      noClasses()
          .that()
          .resideInAnyPackage(RENDER, CLUSTER, STORAGE, DESK, UI, CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "studio.reprise.speech.check..",
              "studio.reprise.speech.layer..",
              "studio.reprise.speech.network..",
              "studio.reprise.speech.text..")
          .because("records go in and records come out; a pack is the way in");

  @ArchTest
  static final ArchRule renderSeesNeitherDisksNorWindows =
      noClasses()
          .that()
          .resideInAPackage(RENDER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLUSTER, STORAGE, DESK, UI, CLI)
          .because("a queue is told where to put takes and where to speak");

  @ArchTest
  static final ArchRule aClusterSeesNeitherProjectsOnDiskNorDoors =
      noClasses()
          .that()
          .resideInAPackage(CLUSTER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STORAGE, DESK, UI, CLI)
          .because("machines are given requests and give takes");

  @ArchTest
  static final ArchRule sparkLivesInAJarOfItsOwn =
      noClasses()
          .that()
          .resideOutsideOfPackage("studio.reprise.cluster.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..", "studio.reprise.cluster.spark..")
          .because("Spark's class path is another one: lines of text go between them");

  @ArchTest
  static final ArchRule whatRunsInSparkNeedsNothingOfTheProgram =
      noClasses()
          .that()
          .resideInAnyPackage("studio.reprise.cluster.spark..", "studio.reprise.cluster.wire..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..",
              "scala..",
              "org.apache.spark..",
              "studio.reprise.cluster.spark..",
              "studio.reprise.cluster.wire..")
          .because("the program and its libraries are not on Spark's class path");

  @ArchTest
  static final ArchRule storageSeesNoDoor =
      noClasses()
          .that()
          .resideInAPackage(STORAGE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DESK, UI, CLI)
          .because("a project on disk is the same behind either door");

  @ArchTest
  static final ArchRule theDeskSeesNoDoor =
      noClasses()
          .that()
          .resideInAPackage(DESK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(UI, CLI)
          .allowEmptyShould(true)
          .because("what both doors do is done once, behind them");

  @ArchTest
  static final ArchRule theWindowsPartsKnowNoView =
      noClasses()
          .that()
          .resideInAnyPackage("studio.reprise.ui.model..", "studio.reprise.ui.widget..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "studio.reprise.ui.script..",
              "studio.reprise.ui.speakers..",
              "studio.reprise.ui.deliver..",
              "studio.reprise.ui.exports..",
              "studio.reprise.ui.take..",
              "studio.reprise.ui.timeline..",
              "studio.reprise.ui.frame..")
          .because("a region shows the model and is not needed by it");

  @ArchTest
  static final ArchRule aViewGetsWhatItUses =
      noClasses()
          .that()
          .resideInAPackage(UI)
          .and()
          .resideOutsideOfPackage("studio.reprise.ui.model..")
          .and()
          .haveSimpleNameNotEndingWith("Desk")
          .and()
          .haveSimpleNameNotEndingWith("Actions")
          .and()
          .doNotHaveSimpleName("StudioWindow")
          .and()
          .doNotHaveSimpleName("StudioApplication")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("StudioModel")
          .because(
              "a view that is given the whole model may do anything: who puts a region together"
                  + " (a Desk) or wires the keys (Actions) gives each the parts that it uses");

  @ArchTest
  static final ArchRule theDoorsDoNotKnowEachOther =
      slices()
          .matching("studio.reprise.(ui|cli)..")
          .should()
          .notDependOnEachOther()
          .because("a window and a command line share rooms, not code");

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices()
          .matching("studio.reprise.(*)..")
          .should()
          .beFreeOfCycles()
          .because("arrows only go down");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("studio.reprise.(**)")
          .should()
          .beFreeOfCycles()
          .because("a package that needs itself through another is one package in two folders");

  @ArchTest
  static final ArchRule javafxLivesInTheUi =
      noClasses()
          .that()
          .resideOutsideOfPackage(UI)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..")
          .because("everything but the window runs without one");

  @ArchTest
  static final ArchRule tensorsLiveInSpeech =
      noClasses()
          .that()
          .resideOutsideOfPackage(SPEECH)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..")
          .because("a tensor that leaves the engine leaks");

  @ArchTest
  static final ArchRule onnxLivesInNetworks =
      noClasses()
          .that()
          .resideOutsideOfPackage("studio.reprise.speech.network..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..")
          .because("only the speaker encoder is an ONNX graph");

  @ArchTest
  static final ArchRule foreignCodecsLiveInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("studio.reprise.audio.codec..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..")
          .because("native pointers are freed where they are made, or the program dies of them");

  @ArchTest
  static final ArchRule foreignDocumentsAreReadInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("studio.reprise.storage.script..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jsoup..", "org.commonmark..")
          .because("a book becomes a draft, and nobody else asks what it was");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackages(CLI, "studio.reprise.cluster.spark..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("results and progress have a listener; only the command line owns the terminal");

  @ArchTest
  static final ArchRule noTensorLeavesSpeech =
      noMethods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat(
              resideInAnyPackage("studio.reprise.speech", "studio.reprise.speech.pack")
                  .and(publicClasses()))
          .should(mentionTensors())
          .because("records go in and records come out");

  @ArchTest
  static final ArchRule nobodySeedsAGlobalGenerator =
      noClasses()
          .that(resideInAnyPackage(AUDIO, SPEECH, RENDER))
          .should()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
          .because("every number of chance comes from the request's seed");

  @ArchTest
  static final ArchRule whatDecidesSoundRoundsAlikeEverywhere =
      noClasses()
          .that(resideOutsideOfPackage(UI))
          .and()
          // For the screen; for a bench without a clip.
          .doNotHaveSimpleName("MelProbe")
          .and()
          .doNotHaveSimpleName("BenchClip")
          .should()
          .callMethodWhere(
              target(owner(equivalentTo(Math.class)))
                  .and(
                      target(
                          nameMatching(
                              "a?sin|a?cos|a?tan|atan2|exp|expm1|log|log10|log1p|pow|cbrt|sinh|cosh|tanh|hypot"))))
          .because(
              "every virtual machine has code of its own for these; StrictMath's are the same everywhere");

  @Test
  void aClassIsShortEnoughForOneIdea() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources(MAIN)) {
      long most = file.getParent().endsWith("speech/network") ? 500 : 400;
      long lines = Files.readAllLines(file).size();
      if (lines > most) {
        tooLong.add(file + " has " + lines + " lines; " + most + " are enough for one idea");
      }
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void aFolderOfTheWindowIsSeenAtOnce() throws IOException {
    Map<Path, Long> files =
        sources(MAIN.resolve("ui")).stream()
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    files.values().removeIf(count -> count <= 30);
    assertEquals(Map.of(), files, "more than 30 files are two wings");
  }

  /**
   * A move that only replaces deletes the target first: for a moment, or for good after a crash,
   * there is no file.
   */
  @Test
  void aFileIsReplacedInOneStep() throws IOException {
    Pattern move = Pattern.compile("Files\\.move\\([^;]*\\);");
    List<String> inTwoSteps = new ArrayList<>();
    for (Path file : sources(MAIN)) {
      move.matcher(Files.readString(file))
          .results()
          .map(MatchResult::group)
          .filter(call -> !call.contains("ATOMIC_MOVE"))
          .forEach(call -> inTwoSteps.add(file + ": " + call));
    }
    assertEquals(List.of(), inTwoSteps);
  }

  @Test
  void everyPackageSaysWhatItDecides() throws IOException {
    Set<Path> silent = new TreeSet<>();
    for (Path file : sources(MAIN)) {
      if (!Files.exists(file.resolveSibling("package-info.java"))) {
        silent.add(file.getParent());
      }
    }
    assertEquals(Set.of(), silent);
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static DescribedPredicate<JavaClass> publicClasses() {
    return DescribedPredicate.describe(
        "are public",
        type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC));
  }

  private static ArchCondition<JavaMethod> mentionTensors() {
    return new ArchCondition<>("have a tensor in their signature") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean found =
            method.getRawReturnType().getPackageName().startsWith("ai.djl")
                || method.getRawParameterTypes().stream()
                    .anyMatch(type -> type.getPackageName().startsWith("ai.djl"));
        events.add(new SimpleConditionEvent(method, found, method.getFullName()));
      }
    };
  }
}
