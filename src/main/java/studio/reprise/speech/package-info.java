/**
 * Text, a voice and a seed become PCM. The top level is records and one role, {@link
 * studio.reprise.speech.Synthesizer}; tensors stay below it. The engine does not know what a
 * project is.
 */
package studio.reprise.speech;
