/** Time on screen: scale, colour, waveform and spectrogram; the only place that paints. */
package studio.reprise.ui.canvas;
