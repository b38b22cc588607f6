package studio.reprise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import studio.reprise.document.Defaults;
import studio.reprise.document.Seed;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.Utterances;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.PackDescription;
import studio.reprise.storage.BatchTask;
import studio.reprise.storage.ClipFolder;

/** Makes render requests of a batch's tasks. */
record BatchRequests(
    PackDescription pack, OptionalLong commonSeed, Function<Path, BatchClips.Clip> clips) {
  RenderRequest of(BatchTask task) {
    BatchClips.Clip clip = clips.apply(task.promptAudio());
    return new RenderRequest(
        task.outputName(),
        task.outputName(),
        task.speaker().orElseGet(() -> stem(task.promptAudio())),
        task.style(),
        Utterances.of(pack)
            .utterance(
                task.inputText(),
                task.language(),
                new Utterances.Clip(task.promptText(), clip.sha256(), pack.use(ClipUse.AUTO)),
                task.seed().orElse(commonSeed.orElse(Defaults.INITIAL.seed())),
                task.settings(),
                List.of()),
        task.seed().isPresent() ? Seed.Origin.PINNED : Seed.Origin.DEFAULT,
        ClipFolder.relativePath(clip.sha256()),
        clip::read,
        RenderRequest.Priority.LINE);
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
