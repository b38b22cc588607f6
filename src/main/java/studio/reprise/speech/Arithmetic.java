package studio.reprise.speech;

/**
 * What computes the sound, as fingerprints and receipts name it: two takes of one utterance by one
 * pack are promised to have the same bytes when their arithmetics are equal (in fast mode: on the
 * same kind of {@link Processor}).
 *
 * @param engine "reprise"
 * @param version of the engine: changes whenever the same request may sound different
 * @param backend for example "pytorch 2.7.1"
 * @param deviceClass "cpu-x86_64", "cuda-sm90"
 * @param dtype "fp32" or "fp16"
 * @param mathMode which kernels
 * @param textRules what reads the text
 */
public record Arithmetic(
    String engine,
    String version,
    String backend,
    String deviceClass,
    String dtype,
    MathMode mathMode,
    TextRules textRules) {}
