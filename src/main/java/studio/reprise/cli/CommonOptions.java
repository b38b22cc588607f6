package studio.reprise.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.render.Difference;
import studio.reprise.render.RenderException;
import studio.reprise.sentence.AuthorException;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;
import studio.reprise.speech.SpeechException;

/** The options that every command has. */
final class CommonOptions {
  private static final String WHICH =
      "{0} (--pack <dir>; 'reprise pack list' shows those that are found.)";

  @Option(
      names = "--pack",
      paramLabel = "<dir|name>",
      description = "The voice pack. Default: the project's, else the one chosen by 'pack use'.")
  private @Nullable String pack;

  @Option(
      names = "--device",
      paramLabel = "<device>",
      defaultValue = "auto",
      description = "auto, cpu, cuda or cuda:<n>. Default: ${DEFAULT-VALUE}.")
  private String device;

  @Option(
      names = "--precision",
      paramLabel = "<format>",
      defaultValue = "fp32",
      description = "fp32 or fp16 (language model in half precision). Default: ${DEFAULT-VALUE}.")
  private Precision precision;

  @Option(
      names = "--threads",
      paramLabel = "<n>",
      defaultValue = "0",
      description = "CPU threads; 0 chooses. The number changes no sample.")
  private int threads;

  @Option(
      names = "--seed",
      paramLabel = "<n>",
      description = "Seed where none is given or pinned. Default: 42.")
  private @Nullable Long seed;

  @Option(
      names = "--math",
      paramLabel = "<mode>",
      defaultValue = "fast",
      description =
          "fast, or portable: the same bytes on every processor with AVX2."
              + " Default: ${DEFAULT-VALUE}.")
  private MathMode math;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  @Option(names = "--json", description = "Results as JSON on standard output.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** The inputs that the command line names itself: a change of these was asked for. */
  Set<Difference.Input> asked() {
    Set<Difference.Input> asked = EnumSet.noneOf(Difference.Input.class);
    Map.of(
            "--pack", Difference.Input.PACK,
            "--math", Difference.Input.MATH_MODE,
            "--precision", Difference.Input.DEVICE,
            "--device", Difference.Input.DEVICE)
        .forEach(
            (option, input) -> {
              if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                asked.add(input);
              }
            });
    return asked;
  }

  /**
   * The pack to use: the one given, else the project's, else the chosen one, else the starter.
   *
   * @throws WrongUse when the one given is not found
   * @throws RenderException when no other is found
   */
  Path pack(Surroundings surroundings, PackRef ofProject) {
    return pack(surroundings, ofProject, Set.of());
  }

  /**
   * The same, the starter only where no other pack speaks these languages.
   *
   * @throws WrongUse when the one given is not found
   * @throws RenderException when no other is found
   */
  Path pack(Surroundings surroundings, PackRef ofProject, Set<String> languages) {
    return chosen(
        surroundings, () -> surroundings.packs().choose(Optional.empty(), ofProject, languages));
  }

  /**
   * The pack for a project.
   *
   * @throws WrongUse when the one given is not found
   * @throws RenderException when no other is found
   */
  Path pack(Surroundings surroundings, Project project) {
    return chosen(surroundings, () -> surroundings.packs().choose(Optional.empty(), project));
  }

  private Path chosen(Surroundings surroundings, Supplier<Path> otherwise) {
    String named = pack;
    if (named != null) {
      try {
        return surroundings.packs().named(named);
      } catch (AuthorException e) {
        throw new WrongUse(e, WHICH, e);
      }
    }
    try {
      return otherwise.get();
    } catch (AuthorException e) {
      throw new RenderException(e, WHICH, e);
    }
  }

  /** True when the command line says which pack. */
  boolean namesPack() {
    return pack != null;
  }

  OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  /** CPU threads; 0 leaves the choice to the command. */
  int threads() {
    return threads;
  }

  boolean isQuiet() {
    return quiet;
  }

  boolean isJson() {
    return json;
  }

  EngineOptions engine() {
    try {
      return new EngineOptions(device.toLowerCase(Locale.ROOT), precision, threads, math);
    } catch (SpeechException e) {
      throw new WrongUse(e, "{0}", e);
    }
  }
}
