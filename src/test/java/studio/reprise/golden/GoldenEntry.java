package studio.reprise.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One file of a golden folder, with what was done with it. */
public final class GoldenEntry {
  private final GoldenFolder folder;
  private final String name;
  private final GoldenFile tensors;
  private final List<String> notes = new ArrayList<>();

  GoldenEntry(GoldenFolder folder, String name) {
    this.folder = folder;
    this.name = name;
    this.tensors =
        name.endsWith(".safetensors") ? GoldenFile.open(folder.path().resolve(name)) : null;
  }

  public GoldenFolder folder() {
    return folder;
  }

  /** Path within the folder, with "/". */
  public String name() {
    return name;
  }

  public Path path() {
    return folder.path().resolve(name);
  }

  public boolean hasTensors() {
    return tensors != null;
  }

  /** Whether it is a file of tensors with this one among them. */
  public boolean holds(String tensor) {
    return tensors != null && tensors.has(tensor);
  }

  /** Whether it is a file of tensors some of whose names start so. */
  public boolean holdsUnder(String prefix) {
    return tensors != null && tensors.hasUnder(prefix);
  }

  public GoldenFile tensors() {
    return tensors;
  }

  /** A line for the list of what was compared, for files that hold no tensors. */
  public void note(String line) {
    notes.add("  " + line);
  }

  /** Everything that was compared, left out or noted. */
  public List<String> report() {
    List<String> lines = new ArrayList<>(notes);
    if (tensors != null) {
      lines.addAll(tensors.report());
    }
    return lines;
  }
}
