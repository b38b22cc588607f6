/**
 * Sound as numbers: PCM, WAV, FLAC and MP3 files, resampling, spectra, mel features, loudness,
 * playback. Pure functions of their arguments; no clock, no locale, no parallel reduction.
 */
package studio.reprise.audio;
