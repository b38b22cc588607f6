package studio.reprise.desk;

import studio.reprise.render.RenderException;

/** No voice pack is found anywhere: nothing is broken, the user has yet to bring one. */
public final class NoPackException extends RenderException {
  private static final long serialVersionUID = 1L;

  NoPackException() {
    super("No voice pack is found. Name the folder of one.");
  }
}
