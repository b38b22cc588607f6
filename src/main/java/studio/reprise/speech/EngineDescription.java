package studio.reprise.speech;

/**
 * The engine as a receipt names it.
 *
 * @param name "reprise"
 * @param version of the engine: changes whenever the same request may sound different
 * @param backend for example "pytorch 2.7.1"
 * @param deviceClass "cpu-x86_64", "cuda-sm90": equal bytes are promised within one class
 * @param deviceNote what an author reads: which device, and why not another
 * @param dtype "fp32" or "fp16"
 * @param threads CPU threads within one operation
 * @param mathMode which kernels
 */
public record EngineDescription(
    String name,
    String version,
    String backend,
    String deviceClass,
    String deviceNote,
    String dtype,
    int threads,
    MathMode mathMode) {}
