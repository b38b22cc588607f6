/**
 * Finished files in their formats: every kind's tags around the sound, and what stands beside it
 * (captions, a read-along book, other programs' projects).
 *
 * <p>Decided: tags are written here, byte by byte, and not by FFmpeg, whose way loses comments,
 * rounds chapters and cuts them at 255. Every file says by machine-readable marks that a machine
 * spoke ({@link studio.reprise.storage.delivery.format.SyntheticSpeech}). What an author typed goes
 * through {@link studio.reprise.audio.tag.Words} first: no title can break a file. The same
 * description gives the same bytes.
 */
package studio.reprise.storage.delivery.format;
