package studio.reprise.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import studio.reprise.cluster.Renderer;
import studio.reprise.document.PackRef;

/** The engine of one machine of a cluster; started by Spark's part, not by people. */
@Command(
    name = "renderer",
    hidden = true,
    description = {
      "Renders what standard input asks for and answers on standard output, one line each, until "
          + "the input ends. 'reprise render --on' starts it on the machines of a cluster."
    })
final class RendererCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CommonOptions common;

  RendererCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path pack = common.pack(surroundings, PackRef.NONE);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
    try {
      boolean isDone =
          new Renderer(surroundings.out())
              .run(() -> surroundings.engines().open(pack, common.engine()), in);
      return isDone ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
