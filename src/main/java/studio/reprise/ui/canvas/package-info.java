/**
 * Time on screen: scale, colour, waveform and spectrogram; the only place that paints.
 *
 * <p>Decisions. Data ({@code PeakPyramid}, {@code MelProbe}), zoom ({@link
 * studio.reprise.ui.canvas.TimeScale}), colour ({@link studio.reprise.ui.canvas.ColourMap}) and
 * paint are four things. The playhead is a node over the canvas: following the sound paints nothing
 * again. A spectrogram column costs one transform wherever it lies, so an overview of an hour is as
 * cheap as that of a second; tiles are kept by powers of two, and a coarse one is shown at once.
 */
package studio.reprise.ui.canvas;
