package studio.reprise.speech.layer;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import studio.reprise.speech.SpeechException;

/** A TorchScript module, from a checkpoint or from source text, whose methods take tensors. */
public final class TorchScript implements AutoCloseable {
  private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

  private final PtSymbolBlock module;

  private TorchScript(PtSymbolBlock module) {
    this.module = module;
  }

  /**
   * Loads a checkpoint onto the manager's device.
   *
   * @throws SpeechException when it is no TorchScript module
   */
  public static TorchScript open(NDManager manager, Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return new TorchScript(JniUtils.loadModule((PtNDManager) manager, stream, true, false));
    } catch (IOException | EngineException e) {
      throw new SpeechException(
          e, "{0} cannot be read as a TorchScript module: {1}.", file, firstLine(e));
    }
  }

  /** Compiles a module without weights from its text; see {@link #archive}. */
  public static TorchScript of(NDManager manager, String name, String source) {
    try (InputStream stream = new ByteArrayInputStream(archive(name, source))) {
      return new TorchScript(JniUtils.loadModule((PtNDManager) manager, stream, true, false));
    } catch (IOException | EngineException e) {
      throw new SpeechException(e, "libtorch refuses the engine's own operations: {0}.", e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /**
   * Calls a method.
   *
   * @param owner manager of the result
   * @param arguments tensors, lists of tensors or of longs, whole numbers and doubles, as the
   *     method declares them
   */
  public NDArray run(String method, NDManager owner, Object... arguments) {
    IValue[] values = new IValue[arguments.length];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = value(arguments[i]);
      }
      try (IValue result = IValueUtils.runMethod(module, method, values)) {
        return result.toTensor((PtNDManager) owner);
      }
    } finally {
      for (int i = 0; i < values.length; i++) {
        if (values[i] != null && !(arguments[i] instanceof TensorList)) {
          values[i].close();
        }
      }
    }
  }

  /** Dimensions of each weight. */
  public List<long[]> weightShapes(NDManager parent) {
    try (NDManager manager = parent.newSubManager()) {
      return JniUtils.moduleGetParams(module, (PtNDManager) manager).stream()
          .map(weight -> weight.getShape().getShape())
          .toList();
    }
  }

  private static IValue value(Object argument) {
    if (argument instanceof TensorList list) {
      return list.value();
    }
    if (argument instanceof PtNDArray tensor) {
      return IValue.from(tensor);
    }
    if (argument instanceof long[] numbers) {
      return IValue.listFrom(numbers);
    }
    return argument instanceof Double number
        ? IValue.from(number.doubleValue())
        : IValue.from(((Number) argument).longValue());
  }

  /**
   * A module without weights as a checkpoint: a zip of stored entries with its source and one
   * pickled instance.
   *
   * @param name the class's name in the source
   * @param source its text; types are written as {@code __torch__.name}
   */
  public static byte[] archive(String name, String source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      store(zip, "ops/data.pkl", instance(name));
      store(zip, "ops/code/__torch__.py", ascii(source));
      store(zip, "ops/constants.pkl", EMPTY_TUPLE);
      store(zip, "ops/version", ascii("10\n"));
    } catch (IOException e) {
      throw new SpeechException(e, "A TorchScript module cannot be written: {0}", e);
    }
    return bytes.toByteArray();
  }

  /** The pickled object: an instance of {@code __torch__.name} with {@code training = False}. */
  private static byte[] instance(String name) {
    return concat(
        new byte[] {(byte) 0x80, 2},
        ascii("c__torch__\n" + name + "\n"),
        new byte[] {'q', 0, ')', (byte) 0x81, '}', '(', 'X', 8, 0, 0, 0},
        ascii("training"),
        new byte[] {'q', 1, (byte) 0x89, 'u', 'b', 'q', 2, '.'});
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setTime(315532800000L);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    module.close();
  }
}
