/**
 * Sound files of other people's kinds: whatever an author's recorder, browser or archive wrote
 * comes in here, as PCM. Plain WAV is read by {@link studio.reprise.audio.WavFile} in Java;
 * everything else by FFmpeg's libraries (org.bytedeco:ffmpeg, LGPL build), which only this package
 * knows.
 *
 * <p>Decided: the file's content decides, never its name. FFmpeg runs without processor-specific
 * code (cpu flags 0), so the same file is the same PCM, and so the same clip hash, on every
 * processor. It is loaded at the first file that needs it and says nothing. It reads bytes that
 * Java hands to it: it opens no file and no address by itself, and only the demuxers and decoders
 * listed in {@link studio.reprise.audio.codec.FFmpeg} exist for it. A machine without the libraries
 * still reads and writes WAV.
 *
 * <p>The one thing here that is no sound is the picture of a video, frame by frame ({@link
 * studio.reprise.audio.codec.MovingPicture}), for the picture track: it stands here because FFmpeg
 * does, with demuxers and decoders of its own in the list. Nothing of it decides a sound.
 *
 * <p>What is written ({@link studio.reprise.audio.codec.SoundEncoder}) is the same bytes for the
 * same samples: one thread, no code of a processor, no version, clock or serial number of FFmpeg's.
 * Opus alone differs between processors: its library asks for the processor by itself.
 */
package studio.reprise.audio.codec;
