package studio.reprise.speech.layer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;

/**
 * Reads the pickle of a PyTorch state dict. A pickle is a program from a stranger: only the opcodes
 * and the handful of constructors that a state dict needs are known here, everything else ends in a
 * {@link PickleException}.
 */
final class TorchUnpickler extends Unpickler {
  /**
   * A storage that the pickle names and the archive holds.
   *
   * @param type number format
   * @param key name of the archive's entry below {@code data/}
   * @param size number of elements
   */
  record Storage(ElementType type, String key, long size) {}

  /** A tensor as a view of a storage: sizes and steps in elements. */
  record View(Storage storage, long offset, long[] shape, long[] stride) {}

  private record StorageType(ElementType type) {}

  private static final Map<String, ElementType> STORAGES =
      Map.of(
          "DoubleStorage", ElementType.F64,
          "FloatStorage", ElementType.F32,
          "HalfStorage", ElementType.F16,
          "BFloat16Storage", ElementType.BF16,
          "LongStorage", ElementType.I64,
          "IntStorage", ElementType.I32,
          "ShortStorage", ElementType.I16,
          "CharStorage", ElementType.I8,
          "ByteStorage", ElementType.U8,
          "BoolStorage", ElementType.BOOL);

  /**
   * Protocol 2 as torch.save writes it, and the memo and number forms that its older versions use.
   */
  private static final String ALLOWED =
      new String(
          new char[] {
            Opcodes.PROTO,
            Opcodes.STOP,
            Opcodes.MARK,
            Opcodes.EMPTY_DICT,
            Opcodes.EMPTY_TUPLE,
            Opcodes.EMPTY_LIST,
            Opcodes.TUPLE,
            Opcodes.TUPLE1,
            Opcodes.TUPLE2,
            Opcodes.TUPLE3,
            Opcodes.GLOBAL,
            Opcodes.BINPUT,
            Opcodes.LONG_BINPUT,
            Opcodes.BINGET,
            Opcodes.LONG_BINGET,
            Opcodes.BINUNICODE,
            Opcodes.BININT,
            Opcodes.BININT1,
            Opcodes.BININT2,
            Opcodes.LONG1,
            Opcodes.BINFLOAT,
            Opcodes.NEWFALSE,
            Opcodes.NEWTRUE,
            Opcodes.NONE,
            Opcodes.BINPERSID,
            Opcodes.REDUCE,
            Opcodes.SETITEM,
            Opcodes.SETITEMS,
            Opcodes.APPEND,
            Opcodes.APPENDS,
            Opcodes.BUILD
          });

  /** Reads a whole pickle. */
  Object read(byte[] pickle) throws IOException {
    return load(new ByteArrayInputStream(pickle));
  }

  @Override
  protected Object dispatch(short opcode) throws IOException {
    if (ALLOWED.indexOf(opcode) < 0) {
      throw new PickleException("opcode " + opcode + " has no place in a state dict");
    }
    switch (opcode) {
      case Opcodes.GLOBAL -> {
        stack.add(global(line(input), line(input)));
        return NO_RETURN_VALUE;
      }
      case Opcodes.REDUCE -> {
        Object arguments = stack.pop();
        if (!(stack.pop() instanceof IObjectConstructor known)
            || !(arguments instanceof Object[] list)) {
          throw new PickleException("it calls something that is no constructor");
        }
        stack.add(known.construct(list));
        return NO_RETURN_VALUE;
      }
      case Opcodes.BUILD -> {
        // The state of an OrderedDict is its _metadata: versions of modules, nothing that a tensor
        // needs.
        stack.pop();
        return NO_RETURN_VALUE;
      }
      case Opcodes.SETITEM -> {
        Object value = stack.pop();
        put(stack.pop(), value);
        return NO_RETURN_VALUE;
      }
      case Opcodes.SETITEMS -> {
        List<Object> pairs = stack.pop_all_since_marker();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
          put(pairs.get(i), pairs.get(i + 1));
        }
        return NO_RETURN_VALUE;
      }
      case Opcodes.BINUNICODE -> requireBytes(4);
      case Opcodes.LONG1 -> requireBytes(1);
      default -> {}
    }
    return super.dispatch(opcode);
  }

  @SuppressWarnings("unchecked")
  private void put(Object key, Object value) {
    if (!(stack.peek() instanceof Map)) {
      throw new PickleException("it fills something that is no dict");
    }
    ((Map<Object, Object>) stack.peek()).put(key, value);
  }

  /**
   * Refuses a length that the rest of the pickle cannot hold, before anything of that size is
   * allocated.
   */
  private void requireBytes(int lengthBytes) throws IOException {
    input.mark(8);
    long length = 0;
    for (int i = 0; i < lengthBytes; i++) {
      length |= (long) Math.max(0, input.read()) << (8 * i);
    }
    if (length > input.available()) {
      throw new PickleException("it ends inside a string");
    }
    input.reset();
  }

  private static String line(InputStream input) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = input.read(); c != '\n'; c = input.read()) {
      if (c < 0 || text.length() > 200) {
        throw new PickleException("it ends inside a name");
      }
      text.append((char) c);
    }
    return text.toString();
  }

  private static Object global(String module, String name) {
    if (module.equals("torch") && STORAGES.containsKey(name)) {
      return new StorageType(STORAGES.get(name));
    }
    return switch (module + "." + name) {
      case "collections.OrderedDict" -> (IObjectConstructor) TorchUnpickler::orderedDict;
      case "torch._utils._rebuild_tensor_v2" -> (IObjectConstructor) TorchUnpickler::tensor;
      case "torch._utils._rebuild_parameter" -> (IObjectConstructor) TorchUnpickler::parameter;
      default ->
          throw new PickleException(
              "it names " + module + "." + name + ", which no state dict needs");
    };
  }

  private static Object orderedDict(Object[] arguments) {
    if (arguments.length != 0) {
      throw new PickleException("an OrderedDict is built from arguments");
    }
    return new LinkedHashMap<Object, Object>();
  }

  private static Object tensor(Object[] arguments) {
    if (arguments.length < 4 || !(arguments[0] instanceof Storage storage)) {
      throw new PickleException("a tensor has no storage");
    }
    return new View(storage, number(arguments[1]), numbers(arguments[2]), numbers(arguments[3]));
  }

  private static Object parameter(Object[] arguments) {
    if (arguments.length < 1 || !(arguments[0] instanceof View)) {
      throw new PickleException("a parameter has no tensor");
    }
    return arguments[0];
  }

  @Override
  protected Object persistentLoad(Object id) {
    if (id instanceof Object[] parts
        && parts.length >= 5
        && "storage".equals(parts[0])
        && parts[1] instanceof StorageType type
        && parts[2] instanceof String key
        && key.matches("[0-9]{1,9}")) {
      return new Storage(type.type(), key, number(parts[4]));
    }
    throw new PickleException("it names a storage in an unknown form");
  }

  private static long number(Object value) {
    if (value instanceof Number number && number.longValue() >= 0) {
      return number.longValue();
    }
    throw new PickleException("a size is no whole number");
  }

  private static long[] numbers(Object value) {
    if (!(value instanceof Object[] list) || list.length > 8) {
      throw new PickleException("a shape is no short tuple");
    }
    return Stream.of(list).mapToLong(TorchUnpickler::number).toArray();
  }
}
