/**
 * Takes become what shops, broadcasters and games accept: chapters are put together, brought to a
 * receiver's level, written, read back and checked.
 *
 * <p>Decisions.
 *
 * <ul>
 *   <li><b>What is checked is the finished file, decoded</b>: encoders change levels and peaks.
 *   <li><b>Times are counted in samples</b>, from the takes on; no duration is ever added up.
 *   <li><b>A take stays what the author chose</b>: gain, a limiter at the ceiling and room tone
 *       below everything; no compressor, no denoiser, no equaliser.
 *   <li><b>A second run writes what changed and nothing else</b>; what it did not write is not its
 *       to touch.
 *   <li><b>No clock, locale, name of a computer or number of threads</b> reaches a file.
 * </ul>
 */
package studio.reprise.storage.delivery;
