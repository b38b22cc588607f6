package studio.reprise.cli;

import studio.reprise.audio.Pcm;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/** Ends its process at a text with HALT in it, as a fault in native code would. */
record CrashingSynthesizer(Synthesizer sound) implements Synthesizer {
  @Override
  public EngineDescription engine() {
    return sound.engine();
  }

  @Override
  public PackDescription pack() {
    return sound.pack();
  }

  @Override
  public VoicePrint voicePrint(Pcm clip, String transcript, ClipUse use) {
    return sound.voicePrint(clip, transcript, use);
  }

  @Override
  public int[] heard(Pcm sound) {
    return this.sound.heard(sound);
  }

  @Override
  public Speech speak(SpeechRequest request, Progress.Listener progress, Cancellation cancel) {
    if (request.text().contains("HALT")) {
      Runtime.getRuntime().halt(139);
    }
    return sound.speak(request, progress, cancel);
  }

  @Override
  public void close() {
    sound.close();
  }
}
