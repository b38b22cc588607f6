package studio.reprise.speech.layer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.razorvine.pickle.PickleException;
import studio.reprise.speech.SpeechException;

/**
 * A PyTorch {@code .pt} file: a zip of stored entries with a pickle and one raw little-endian
 * storage an entry. Both forms are read: a state dict, and a dict that holds one under "model" (or
 * "state_dict").
 */
final class TorchStateDict implements TensorFile {
  private static final long PICKLE_LIMIT = 64L << 20;
  private static final int ENTRY_LIMIT = 100_000;

  private final Path path;
  private final ZipFile zip;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, TorchUnpickler.View> views = new LinkedHashMap<>();
  private String stem = "";

  private TorchStateDict(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
  }

  /**
   * @throws SpeechException when the archive is broken, or its pickle asks for anything but tensors
   */
  static TorchStateDict open(Path path) {
    ZipFile zip = null;
    try {
      zip = new ZipFile(path.toFile());
      TorchStateDict file = new TorchStateDict(path, zip);
      file.readTable();
      return file;
    } catch (IOException | RuntimeException e) {
      if (zip != null) {
        try {
          zip.close();
        } catch (IOException suppressed) {
          e.addSuppressed(suppressed);
        }
      }
      if (e instanceof SpeechException broken) {
        throw broken;
      }
      throw new SpeechException(e, "{0} is no readable PyTorch file: {1}.", path, e);
    }
  }

  private void readTable() throws IOException {
    ZipEntry pickle = null;
    int count = 0;
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      String name = entry.getName();
      if (++count > ENTRY_LIMIT) {
        throw new SpeechException("{0} holds more than {1} entries.", path, ENTRY_LIMIT);
      }
      if (name.startsWith("/")
          || name.contains("\\")
          || name.contains(":")
          || ("/" + name + "/").contains("/../")) {
        throw new SpeechException(
            "{0} holds an entry that points outside the archive ({1}) and is refused.", path, name);
      }
      if (entry.getMethod() != ZipEntry.STORED) {
        throw new SpeechException(
            "{0}: entry {1} is compressed; PyTorch stores entries plainly.", path, name);
      }
      if (name.endsWith("/data.pkl") && pickle == null) {
        pickle = entry;
      }
    }
    if (pickle == null) {
      throw new SpeechException("{0} is no PyTorch state dict: it holds no data.pkl.", path);
    }
    if (pickle.getSize() > PICKLE_LIMIT) {
      throw new SpeechException(
          "{0}: its data.pkl is larger than {1} MiB.", path, PICKLE_LIMIT >> 20);
    }
    stem = pickle.getName().substring(0, pickle.getName().length() - "data.pkl".length());
    Object root;
    try (InputStream in = zip.getInputStream(pickle)) {
      root = new TorchUnpickler().read(in.readAllBytes());
    } catch (PickleException
        | ClassCastException
        | IndexOutOfBoundsException
        | NullPointerException e) {
      throw new SpeechException(e, "{0} holds a pickle that is refused: {1}.", path, e);
    }
    if (root instanceof Map<?, ?> map && map.get("model") instanceof Map<?, ?> model) {
      root = model;
    } else if (root instanceof Map<?, ?> map && map.get("state_dict") instanceof Map<?, ?> model) {
      root = model;
    }
    if (!(root instanceof Map<?, ?> tensors)) {
      throw new SpeechException("{0} holds no state dict.", path);
    }
    for (Map.Entry<?, ?> field : tensors.entrySet()) {
      if (!(field.getKey() instanceof String name)
          || !(field.getValue() instanceof TorchUnpickler.View view)) {
        throw new SpeechException("{0}: \"{1}\" is not a named tensor.", path, field.getKey());
      }
      check(name, view);
    }
  }

  private void check(String name, TorchUnpickler.View view) {
    TorchUnpickler.Storage storage = view.storage();
    ZipEntry data = zip.getEntry(stem + "data/" + storage.key());
    if (data == null) {
      throw new SpeechException(
          "{0}: the storage {1} of tensor {2} is missing.", path, storage.key(), name);
    }
    if (storage.size() > data.getSize() / storage.type().bytes()) {
      throw new SpeechException(
          "{0} is truncated: tensor {1} needs {2} elements, its storage holds {3} bytes.",
          path, name, storage.size(), data.getSize());
    }
    if (view.shape().length != view.stride().length) {
      throw new SpeechException(
          "{0}: tensor {1} has a shape and strides that do not match.", path, name);
    }
    long last = view.offset();
    boolean empty = false;
    for (int i = 0; i < view.shape().length; i++) {
      empty |= view.shape()[i] == 0;
      long steps = Math.max(0, view.shape()[i] - 1);
      if (view.shape()[i] > storage.size() || (steps > 0 && view.stride()[i] > storage.size())) {
        throw new SpeechException("{0}: tensor {1} reaches beyond its storage.", path, name);
      }
      last += steps * view.stride()[i];
    }
    if (!empty && last >= storage.size()) {
      throw new SpeechException("{0}: tensor {1} reaches beyond its storage.", path, name);
    }
    entries.put(name, new Entry(storage.type(), view.shape()));
    views.put(name, view);
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Map<String, Entry> entries() {
    return entries;
  }

  @Override
  public void read(String name, Sink sink) {
    TorchUnpickler.View view = Objects.requireNonNull(views.get(name));
    ElementType type = view.storage().type();
    long wanted = Objects.requireNonNull(entries.get(name)).size();
    ZipEntry data = zip.getEntry(stem + "data/" + view.storage().key());
    try (InputStream in = zip.getInputStream(data)) {
      if (isDense(view)) {
        in.skipNBytes(view.offset() * type.bytes());
        long left = wanted * type.bytes();
        while (left > 0) {
          byte[] part = in.readNBytes((int) Math.min(1 << 20, left));
          if (part.length == 0) {
            throw new IOException("the archive ends early");
          }
          sink.accept(ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN));
          left -= part.length;
        }
      } else {
        sink.accept(gather(view, in.readAllBytes(), (int) wanted));
      }
    } catch (IOException e) {
      throw new SpeechException(e, "{0}: tensor {1} cannot be read: {2}.", path, name, e);
    }
  }

  private static boolean isDense(TorchUnpickler.View view) {
    long step = 1;
    for (int i = view.shape().length - 1; i >= 0; i--) {
      if (view.shape()[i] != 1 && view.stride()[i] != step) {
        return false;
      }
      step *= view.shape()[i];
    }
    return true;
  }

  /** A transposed or otherwise strided view, copied into row-major order. */
  private static ByteBuffer gather(TorchUnpickler.View view, byte[] storage, int count) {
    int bytes = view.storage().type().bytes();
    ByteBuffer dense =
        ByteBuffer.allocate(Math.multiplyExact(count, bytes)).order(ByteOrder.LITTLE_ENDIAN);
    long[] index = new long[view.shape().length];
    for (int n = 0; n < count; n++) {
      long at = view.offset();
      for (int i = 0; i < index.length; i++) {
        at += index[i] * view.stride()[i];
      }
      dense.put(storage, Math.toIntExact(at * bytes), bytes);
      for (int i = index.length - 1; i >= 0 && ++index[i] == view.shape()[i]; i--) {
        index[i] = 0;
      }
    }
    return dense.flip();
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new SpeechException(e, "{0} cannot be closed: {1}.", path, e);
    }
  }
}
