package studio.reprise.ui.model.render;

import java.nio.file.Path;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.PackDescription;

/** Where the voice pack stands. */
public sealed interface PackState {
  /** None was found. */
  record None() implements PackState {}

  /** It is being loaded in the background. */
  record Opening(Path folder) implements PackState {}

  /** It speaks. */
  record Open(EngineDescription engine, PackDescription pack) implements PackState {}

  /** It was not found or could not be opened. */
  record Broken(Sentence sentence) implements PackState {}
}
