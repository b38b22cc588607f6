package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Pcm;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Processor;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.speech.VoicePrint;

/** A project that was carried to a machine with another kind of processor. */
@Timeout(120)
class OtherProcessorTest {
  @TempDir Path folder;

  /** The tone engine on a processor; one that rounds otherwise speaks as with another seed. */
  private record On(ToneSynthesizer tones, Processor processor, int rounding)
      implements Synthesizer {
    @Override
    public EngineDescription engine() {
      EngineDescription plain = tones.engine();
      return new EngineDescription(
          plain.arithmetic(), processor, plain.deviceNote(), plain.threads());
    }

    @Override
    public PackDescription pack() {
      return tones.pack();
    }

    @Override
    public VoicePrint voicePrint(Pcm clip, String transcript, ClipUse use) {
      return tones.voicePrint(clip, transcript, use);
    }

    @Override
    public int[] heard(Pcm sound) {
      return tones.heard(sound);
    }

    @Override
    public Speech speak(SpeechRequest asked, Progress.Listener progress, Cancellation cancel) {
      return tones.speak(
          new SpeechRequest(
              asked.text(),
              asked.language(),
              asked.voice(),
              asked.seed() + rounding,
              asked.sampler(),
              asked.flow(),
              asked.pronunciations()),
          progress,
          cancel);
    }

    @Override
    public void close() {
      tones.close();
    }
  }

  private static On on(Processor processor, int rounding) {
    return new On(
        new ToneSynthesizer(ToneSynthesizer.engine(MathMode.FAST), ToneSynthesizer.pack("starter")),
        processor,
        rounding);
  }

  @Test
  void itsTakesAreFreshThereAndVerifySaysOtherArithmeticAndNoDrift() {
    Terminal terminal = new Terminal(folder);
    terminal.project(2);
    terminal.use(on(new Processor("AMD", "aa"), 0));
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    assertEquals(0, terminal.run("verify", "project"), terminal.out);

    terminal.use(on(new Processor("Intel", "bb"), 0));
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    assertTrue(terminal.out.startsWith("0 rendered"), terminal.out);
    assertEquals(0, terminal.run("upgrade", "project"), "nothing changed under the project");
    assertEquals(0, terminal.run("verify", "project"), "the same samples are proof enough");

    terminal.use(on(new Processor("Intel", "bb"), 1));
    assertEquals(1, terminal.run("verify", "project"), terminal.out);
    assertTrue(terminal.out.contains("l0: other_arithmetic. This is another kind"), terminal.out);
    assertTrue(
        terminal.out.contains("0 drifted, 0 unverifiable, 2 other_arithmetic"), terminal.out);

    terminal.use(on(new Processor("AMD", "aa"), 1));
    assertEquals(
        3, terminal.run("verify", "project"), "on its own kind it is drift: " + terminal.out);
  }
}
