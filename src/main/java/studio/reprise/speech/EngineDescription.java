package studio.reprise.speech;

import studio.reprise.sentence.Sentence;

/**
 * An open engine.
 *
 * @param arithmetic what decides the sound
 * @param processor on what it runs
 * @param deviceNote what an author reads: which device, and why not another
 * @param threads CPU threads within one operation; they do not decide the sound
 */
public record EngineDescription(
    Arithmetic arithmetic, Processor processor, Sentence deviceNote, int threads) {}
