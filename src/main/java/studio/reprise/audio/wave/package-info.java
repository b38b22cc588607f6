/**
 * WAV files as broadcasters and game studios hand them over: Broadcast Wave with its {@code bext}
 * chunk, iXML with the fields of Sony's Audio Standards Working Group, marks, XMP and the AIGC tag
 * around samples of 16 or 24 bits.
 *
 * <p>Decided: {@code bext} stands before {@code fmt }, everything else behind the samples, so that
 * a reader of plain WAV finds the sound where it expects it. Takes themselves stay plain, as {@link
 * studio.reprise.audio.WavFile} writes them. What is not known (a date, a loudness) is left out or
 * written as the format's "unknown", never guessed.
 */
package studio.reprise.audio.wave;
