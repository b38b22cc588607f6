/**
 * A folder of weights becomes a {@link studio.reprise.speech.Synthesizer}: the roof over text,
 * layers and networks. {@link studio.reprise.speech.pack.VoicePack} is the way in.
 *
 * <p>Decisions.
 *
 * <ul>
 *   <li>A pack with {@code reprise.json} says itself what it is made of; a folder without one has
 *       to be the official GLM-TTS, whose names and sizes are known here.
 *   <li>A pack is checked ({@code PackCheck}) before a tensor is made of it, so that a missing or
 *       wrong file is a sentence and not a broken render.
 *   <li>A strange voice is one whose speech tokens the language model finds unlikely behind their
 *       words ({@code StandIn}): the starter's known voices lie at 1.6 to 2.7 nats a token (3.6
 *       with a word of the transcript wrong), strange ones, noise at 20 dB and wrong transcripts
 *       from 5.4 on. What AUTO comes to is decided here and not before, since only an open pack can
 *       listen; clip, words and pack decide it, which a fingerprint names anyway.
 *   <li>Questions and cries are a matter of the pack ({@code Intonation}), not of a project: a pack
 *       whose networks do not tell them from statements declares shapes, which bend the predicted
 *       pitch ({@code Melody}) behind language model and flow. Words, tokens and times stay; the
 *       mel is told the new pitch before it is spoken, or its old harmonics would turn to noise.
 *   <li>A direction that is acted is no other speech: language model, flow and doubts never hear of
 *       it ({@code SegmentWaves} speaks an acted segment plainly as well, for pauses and doubts),
 *       and what is a whisper or a shout is the program's ({@code Prosody}, {@code WhisperedMel},
 *       {@code EvenLoudness}), not a pack's to declare. Tried for the shout: peaks driven into the
 *       ceiling, which cost a Mandarin listener .06 of the syllables, evened loudness .05, the
 *       pitch alone .02. For the whisper: the mel as it is (a buzz of harmonics' ripple, heavy
 *       below 500 Hz) and 30 dB off its bottom (no better to the ear, a third fewer tokens heard
 *       again); 18 dB is between.
 *   <li>Tensors stay inside: what other rooms get of this package are records of {@code speech}.
 * </ul>
 */
package studio.reprise.speech.pack;
