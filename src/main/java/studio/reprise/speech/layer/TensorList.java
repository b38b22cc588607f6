package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.List;

/**
 * Tensors handed to {@link TorchScript} together, call after call. It holds them as well: their
 * memory is free when the tensors and this list are closed.
 */
public final class TensorList implements AutoCloseable {
  private final IValue value;

  /**
   * @param tensors of one libtorch; kept in their order
   */
  public TensorList(List<NDArray> tensors) {
    value = IValue.listFrom(tensors.toArray(new PtNDArray[0]));
  }

  IValue value() {
    return value;
  }

  @Override
  public void close() {
    value.close();
  }
}
