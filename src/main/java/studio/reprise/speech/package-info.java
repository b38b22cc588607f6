/**
 * Text, a voice and a seed become PCM. This package is the ground of the wing: records that go in
 * and come out, and one role, {@link studio.reprise.speech.Synthesizer}. It knows nothing of the
 * packages below and beside it; {@code speech.pack} is the roof that puts them together. The engine
 * does not know what a project is, and no tensor stands in a signature here.
 */
package studio.reprise.speech;
