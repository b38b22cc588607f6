/**
 * Sound as numbers: PCM, WAV files, resampling, spectra, mel features, loudness, playback. Pure
 * functions of their arguments; no clock, no locale, no parallel reduction.
 */
package studio.reprise.audio;
