package studio.reprise.document;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Exploring: while it is on, every render of a line draws another seed and every take is kept with
 * its own. Switching back pins the seeds that the lines have by then. A seed that the author pinned
 * stays pinned throughout.
 */
public final class ExploreEdits {
  private ExploreEdits() {}

  /** Whether a render of the line draws another seed. */
  public static boolean explores(Project project, Line line) {
    Seed.Origin origin = line.seed().origin();
    return !line.locked()
        && (origin == Seed.Origin.EXPLORED
            || origin == Seed.Origin.DEFAULT
                && project.defaults().chance() == Defaults.Chance.EXPLORED);
  }

  /** Explores some lines, whatever their seeds were. */
  public static Edit explore(Collection<String> lineIds) {
    Set<String> ids = Set.copyOf(lineIds);
    return new Edit(
        "Explore",
        "",
        project ->
            project.withEachLine(
                line ->
                    ids.contains(line.id())
                        ? line.withSeed(new Seed(project.seedOf(line), Seed.Origin.EXPLORED))
                        : line));
  }

  /** Explores every line without a seed of its own, those to come too. */
  public static Edit exploreAll() {
    return new Edit(
        "Explore",
        "",
        project -> project.withDefaults(project.defaults().withChance(Defaults.Chance.EXPLORED)));
  }

  /** Pins the seeds that some explored lines have now. */
  public static Edit pin(Collection<String> lineIds) {
    Set<String> ids = Set.copyOf(lineIds);
    return new Edit(
        "Pin what was found",
        "",
        project -> project.withEachLine(line -> ids.contains(line.id()) ? pinned(line) : line));
  }

  /** Pins the seeds that all explored lines have now; the project explores no more. */
  public static Edit pinAll() {
    return new Edit(
        "Pin what was found",
        "",
        project ->
            project
                .withDefaults(project.defaults().withChance(Defaults.Chance.PINNED))
                .withEachLine(ExploreEdits::pinned));
  }

  private static Line pinned(Line line) {
    return line.seed().origin() == Seed.Origin.EXPLORED
        ? line.withSeed(Seed.pinned(line.seed().value()))
        : line;
  }

  /** What the dice gave for the renders that are about to be made. */
  public static Edit draw(Map<String, Long> seedOfLine) {
    Map<String, Long> seeds = Map.copyOf(seedOfLine);
    return new Edit(
        "Draw seed",
        "",
        project ->
            project.withEachLine(
                line ->
                    seeds.containsKey(line.id())
                        ? line.withSeed(new Seed(seeds.get(line.id()), Seed.Origin.EXPLORED))
                        : line));
  }

  /** {@link #draw} for those of some lines that are explored; no step where none is. */
  public static Edit drawing(Project project, Collection<Line> lines, LongSupplier dice) {
    Map<String, Long> seeds = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> explores(project, line))
        .forEach(line -> seeds.put(line.id(), dice.getAsLong()));
    return draw(seeds);
  }

  /** Chooses a take that was found while the line was explored: its seed is pinned with it. */
  public static Edit pinTake(String lineId, long seed, String fingerprint) {
    return new Edit(
        "Choose take",
        "",
        project ->
            project.withEachLine(
                line ->
                    line.id().equals(lineId)
                        ? line.withSeed(Seed.pinned(seed)).choosing(fingerprint)
                        : line));
  }

  /** Chooses one of the takes that were found, with its seed; the line is explored on. */
  public static Edit keep(String lineId, long seed, String fingerprint) {
    return new Edit(
        "Choose take",
        "",
        project ->
            project.withEachLine(
                line ->
                    line.id().equals(lineId)
                        ? line.withSeed(new Seed(seed, Seed.Origin.EXPLORED)).choosing(fingerprint)
                        : line));
  }
}
