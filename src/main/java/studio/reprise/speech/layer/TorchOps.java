package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tensor operations that DJL lacks, as one small TorchScript archive that is written here in
 * memory and loaded into libtorch. Each result belongs to the manager of the first argument.
 */
public final class TorchOps implements AutoCloseable {
  private static final String SOURCE =
      """
      class Ops(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def rms_norm(self: __torch__.Ops, x: Tensor, weight: Tensor, eps: float) -> Tensor:
          return torch.rms_norm(x, [torch.size(x, -1)], weight, eps)
        def attention(self: __torch__.Ops, q: Tensor, k: Tensor, v: Tensor, scale: float) -> Tensor:
          return torch.scaled_dot_product_attention(q, k, v, None, 0., False, scale=scale)
        def masked_attention(self: __torch__.Ops, q: Tensor, k: Tensor, v: Tensor, mask: Tensor, scale: float) -> Tensor:
          scores = torch.mul(torch.matmul(q, torch.transpose(k, -2, -1)), scale)
          return torch.matmul(torch.softmax(torch.add(scores, mask), -1), v)
        def swiglu(self: __torch__.Ops, x: Tensor) -> Tensor:
          gate, up, = torch.chunk(x, 2, -1)
          return torch.mul(torch.silu(gate), up)
        def silu(self: __torch__.Ops, x: Tensor) -> Tensor:
          return torch.silu(x)
        def mish(self: __torch__.Ops, x: Tensor) -> Tensor:
          return torch.mish(x)
        def snake(self: __torch__.Ops, x: Tensor, alpha: Tensor) -> Tensor:
          wave = torch.pow(torch.sin(torch.mul(x, alpha)), 2)
          return torch.add(x, torch.mul(torch.reciprocal(torch.add(alpha, 1e-9)), wave))
        def modulated_norm(self: __torch__.Ops, x: Tensor, shift: Tensor, scale: Tensor, eps: float) -> Tensor:
          y = torch.layer_norm(x, [torch.size(x, -1)], None, None, eps)
          return torch.add(torch.mul(y, torch.add(scale, 1)), shift)
        def response_norm(self: __torch__.Ops, x: Tensor, gamma: Tensor, beta: Tensor, eps: float) -> Tensor:
          g = torch.norm(x, 2, [1], True)
          n = torch.div(g, torch.add(torch.mean(g, [-1], True), eps))
          return torch.add(torch.add(torch.mul(gamma, torch.mul(x, n)), beta), x)
        def rotate_first_head(self: __torch__.Ops, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
          d = torch.size(cos, -1)
          head = torch.narrow(x, 2, 0, d)
          y = torch.reshape(head, [torch.size(x, 0), torch.size(x, 1), -1, 2])
          a, b, = torch.chunk(y, 2, -1)
          turned = torch.reshape(torch.cat([torch.neg(b), a], -1), [torch.size(x, 0), torch.size(x, 1), -1])
          rest = torch.narrow(x, 2, d, torch.sub(torch.size(x, 2), d))
          return torch.cat([torch.add(torch.mul(head, cos), torch.mul(turned, sin)), rest], -1)
        def cached_attention(self: __torch__.Ops, qkv: Tensor, cos: Tensor, sin: Tensor, keys: Tensor, values: Tensor, start: int, scale: float) -> Tensor:
          t = torch.size(qkv, 0)
          kv = torch.size(keys, 0)
          d = torch.size(keys, 2)
          split = torch.transpose(torch.reshape(qkv, [t, -1, d]), 0, 1)
          heads = torch.sub(torch.size(split, 0), torch.mul(kv, 2))
          straight = torch.narrow(split, 0, 0, torch.add(heads, kv))
          a, b, = torch.chunk(straight, 2, -1)
          cos0 = torch.narrow(cos, 0, start, t)
          sin0 = torch.narrow(sin, 0, start, t)
          turned = torch.add(torch.mul(straight, cos0), torch.mul(torch.cat([torch.neg(b), a], -1), sin0))
          _0 = torch.copy_(torch.narrow(keys, 1, start, t), torch.narrow(turned, 0, heads, kv))
          _1 = torch.copy_(torch.narrow(values, 1, start, t), torch.narrow(split, 0, torch.add(heads, kv), kv))
          s = torch.add(start, t)
          q = torch.reshape(torch.narrow(turned, 0, 0, heads), [kv, -1, d])
          k = torch.narrow(keys, 1, 0, s)
          v = torch.narrow(values, 1, 0, s)
          if torch.gt(t, 1):
            scores = torch.mul(torch.to(torch.matmul(q, torch.transpose(k, 1, 2)), 6), scale)
            future = torch.triu(torch.new_full(scores, [t, s], -1e30), torch.add(start, 1))
            seen = torch.reshape(torch.add(torch.reshape(scores, [kv, -1, t, s]), future), [kv, -1, s])
            y = torch.matmul(torch.type_as(torch.softmax(seen, -1), v), v)
          else:
            y = torch.squeeze(torch.scaled_dot_product_attention(torch.unsqueeze(q, 0), torch.unsqueeze(k, 0), torch.unsqueeze(v, 0), None, 0., False, scale=scale), 0)
          return torch.reshape(torch.transpose(torch.reshape(y, [heads, t, d]), 0, 1), [t, -1])
        def product(self: __torch__.Ops, x: Tensor, w: Tensor, parts: int) -> Tensor:
          if torch.gt(parts, 1):
            i = torch.size(w, 1)
            part = torch.transpose(torch.reshape(w, [parts, -1, i]), 1, 2)
            row = torch.expand(torch.reshape(x, [1, 1, i]), [parts, 1, i])
            y = torch.reshape(torch.bmm(row, part), [1, -1])
          else:
            y = torch.linear(x, w)
          return y
        def decoder(self: __torch__.Ops, x: Tensor, weights: List[Tensor], keys: List[Tensor], values: List[Tensor], cos: Tensor, sin: Tensor, start: int, scale: float, eps: float, parts: int) -> Tensor:
          d = [torch.size(x, -1)]
          y = x
          for i in range(torch.len(keys)):
            w = torch.mul(i, 6)
            h = torch.rms_norm(y, d, weights[w], eps)
            h0 = (self).cached_attention((self).product(h, weights[torch.add(w, 1)], parts), cos, sin, keys[i], values[i], start, scale)
            y0 = torch.add(y, (self).product(h0, weights[torch.add(w, 2)], parts))
            h1 = torch.rms_norm(y0, d, weights[torch.add(w, 3)], eps)
            h2 = (self).swiglu((self).product(h1, weights[torch.add(w, 4)], parts))
            y = torch.add(y0, (self).product(h2, weights[torch.add(w, 5)], parts))
          return y
        def gelu_tanh(self: __torch__.Ops, x: Tensor) -> Tensor:
          return torch.gelu(x, approximate="tanh")
        def resize_linear(self: __torch__.Ops, x: Tensor, scale: float) -> Tensor:
          return torch.upsample_linear1d(x, None, False, [scale])
        def taps(self: __torch__.Ops, x: Tensor, weight: Tensor, bias: Tensor, stride: int, padding: int, dilation: int, frames: int) -> Tensor:
          w = torch.contiguous(torch.permute(weight, [2, 0, 1]))
          padded = torch.constant_pad_nd(x, [padding, padding])
          reach = torch.mul(dilation, torch.sub(torch.size(w, 0), 1))
          t = torch.add(torch.floordiv(torch.sub(torch.sub(torch.size(padded, 2), reach), 1), stride), 1)
          start = torch.reshape(bias, [1, -1, 1])
          y = torch.repeat(start, [torch.size(x, 0), 1, t])
          for b in range(torch.size(x, 0)):
            at = 0
            while torch.lt(at, t):
              left = torch.sub(t, at)
              if torch.lt(left, frames):
                count = left
              else:
                count = frames
              part = torch.narrow(y[b], 1, at, count)
              for k in range(torch.size(w, 0)):
                first = torch.add(torch.mul(at, stride), torch.mul(k, dilation))
                end = torch.add(torch.add(first, torch.mul(torch.sub(count, 1), stride)), 1)
                _0 = torch.addmm(part, w[k], torch.slice(padded[b], 1, first, end, stride), out=part)
              at = torch.add(at, count)
          return y
        def reflected(self: __torch__.Ops, x: Tensor, pad: int) -> Tensor:
          return torch.reflection_pad1d(x, [pad, pad])
      """;

  /** Frames of a sum that stay in a cache while the taps are added. */
  private static final int FRAMES_AT_ONCE = 2048;

  /** Matrices that no cache holds: fewer numbers are not worth cutting. */
  private static final long LARGE = 1 << 21;

  private static final int PARTS = 4;

  private final NDManager manager;
  private final TorchScript module;
  private final List<TensorList> kept = new ArrayList<>();
  private @Nullable TorchScript oneDnn;

  private TorchOps(NDManager manager, TorchScript module) {
    this.manager = manager;
    this.module = module;
  }

  /** Loads the operations onto the manager's device. */
  public static TorchOps load(NDManager manager) {
    return compiled(manager, SOURCE);
  }

  /** The same from another text of the same methods. */
  public static TorchOps compiled(NDManager manager, String source) {
    return new TorchOps(manager, TorchScript.of(manager, "Ops", source));
  }

  /** The methods' text. */
  public static String source() {
    return SOURCE;
  }

  /** x / sqrt(mean(x^2) + eps) * weight over the last axis, the mean in single precision. */
  public NDArray rmsNorm(NDArray x, NDArray weight, double eps) {
    return run("rms_norm", x, x, weight, eps);
  }

  /** softmax(q k^T scale) v over {@code [B, heads, T, d]}. */
  public NDArray attention(NDArray q, NDArray k, NDArray v, double scale) {
    return run("attention", q, q, k, v, scale);
  }

  /** The same with a mask that is added to the scores, broadcast to {@code [B, heads, T, S]}. */
  public NDArray attention(NDArray q, NDArray k, NDArray v, NDArray mask, double scale) {
    return run("masked_attention", q, q, k, v, mask, scale);
  }

  /** silu(first half of the last axis) * second half. */
  public NDArray swiglu(NDArray x) {
    return run("swiglu", x, x);
  }

  /** x sigmoid(x). */
  public NDArray silu(NDArray x) {
    return run("silu", x, x);
  }

  /** x tanh(ln(1 + e^x)). */
  public NDArray mish(NDArray x) {
    return run("mish", x, x);
  }

  /** x + sin(alpha x)^2 / alpha; alpha is one number a channel, {@code [1, C, 1]}. */
  public NDArray snake(NDArray x, NDArray alpha) {
    return run("snake", x, x, alpha);
  }

  /** Layer normalisation without weights, then times (1 + scale) plus shift. */
  public NDArray modulatedNorm(NDArray x, NDArray shift, NDArray scale, double eps) {
    return run("modulated_norm", x, x, shift, scale, eps);
  }

  /**
   * Global response normalisation of {@code [B, T, C]}: each channel's length over time, divided by
   * the mean of these lengths over channels.
   */
  public NDArray responseNorm(NDArray x, NDArray gamma, NDArray beta, double eps) {
    return run("response_norm", x, x, gamma, beta, eps);
  }

  /**
   * Rotary embedding with the pairs (2i, 2i + 1) of the first {@code d} channels of {@code [B, T,
   * C]}; cos and sin are {@code [T, d]}. The other channels pass.
   */
  public NDArray rotateFirstHead(NDArray x, NDArray cos, NDArray sin) {
    return run("rotate_first_head", x, x, cos, sin);
  }

  /**
   * Causal self-attention of new positions over everything before them: turns queries and keys (the
   * pairs (i, i + d/2)), writes keys and values into their places, and attends. Neighbouring query
   * heads share a key head when there are fewer of those.
   *
   * @param qkv {@code [T, (heads + 2 kv) d]}: queries, keys, values
   * @param cos {@code [positions, d]}, as is sin
   * @param keys {@code [kv, capacity, d]}, as are the values; written at start..start+T-1
   * @param start position of the first new one
   * @return {@code [T, heads d]}
   */
  public NDArray cachedAttention(
      NDArray qkv,
      NDArray cos,
      NDArray sin,
      NDArray keys,
      NDArray values,
      long start,
      double scale) {
    return run("cached_attention", qkv, qkv, cos, sin, keys, values, start, scale);
  }

  /**
   * Llama decoder layers one after the other, as one call: thousands of small operations a second
   * would otherwise cost more than what they compute.
   *
   * @param x {@code [T, D]}
   * @param weights six a layer: the norm before attention, queries with keys and values side by
   *     side, attention's output, the norm after it, gate and up side by side, down
   * @param keys one a layer, as in {@link #cachedAttention}, as are the values
   * @param start position of the first new one
   * @param parts see {@link #product}; 1 for more than one position
   * @return {@code [T, D]}
   */
  public NDArray decoder(
      NDArray x,
      TensorList weights,
      TensorList keys,
      TensorList values,
      NDArray cos,
      NDArray sin,
      long start,
      double scale,
      double eps,
      int parts) {
    return run("decoder", x, x, weights, keys, values, cos, sin, start, scale, eps, parts);
  }

  /**
   * A row times a matrix without bias.
   *
   * @param x {@code [1, in]}; {@code [T, in]} for one part
   * @param weight {@code [out, in]}
   * @param parts of so many rows of the weight each, which threads compute side by side; 1 for the
   *     whole by one thread
   * @return {@code [1, out]}
   */
  public NDArray product(NDArray x, NDArray weight, int parts) {
    return run("product", x, x, weight, parts);
  }

  /**
   * Into how many parts {@link #product} may cut these matrices. MKL, held to one order of sums,
   * computes a row's product on one thread, which does not reach the memory's speed; parts do, and
   * where all of them have the very bits of the whole (on AMD at official shapes, on Intel not),
   * they are taken.
   *
   * @param weights of single precision
   */
  public int parts(List<NDArray> weights) {
    for (NDArray weight : weights) {
      long out = weight.getShape().get(0);
      if (weight.getDataType() != DataType.FLOAT32
          || weight.getDevice().isGpu()
          || weight.size() < LARGE
          || out % PARTS != 0) {
        return 1;
      }
      int in = Math.toIntExact(weight.getShape().get(1));
      try (NDManager one = weight.getManager().newSubManager()) {
        NDArray row = one.create(new Noise(0, 0, Noise.Stream.LM).normals(in), new Shape(1, in));
        if (!product(row, weight, PARTS).contentEquals(product(row, weight, 1))) {
          return 1;
        }
      }
    }
    return PARTS;
  }

  /** GELU in its tanh form. */
  public NDArray geluTanh(NDArray x) {
    return run("gelu_tanh", x, x);
  }

  /**
   * Linear interpolation over the last axis of {@code [B, C, T]}, edges clamped, corners not
   * aligned.
   */
  public NDArray resizeLinear(NDArray x, double scale) {
    return run("resize_linear", x, x, scale);
  }

  /** {@code [B, C, T]} with {@code pad} frames at both ends mirrored beyond them. */
  public NDArray reflected(NDArray x, long pad) {
    return run("reflected", x, x, pad);
  }

  /**
   * A convolution without groups as a sum of matrix products, one for each tap, in the order of the
   * taps.
   *
   * @param x {@code [B, in, T]}
   * @return {@code [B, out, T']}
   */
  NDArray convolvedByTaps(NDArray x, Conv1d by) {
    return run(
        "taps",
        x,
        x,
        by.weight(),
        by.bias(),
        by.stride(),
        by.padding(),
        by.dilation(),
        FRAMES_AT_ONCE);
  }

  /** The operations that oneDNN alone has, compiled when a pack has use for them. */
  synchronized TorchScript oneDnn() {
    if (oneDnn == null) {
      oneDnn = TorchScript.of(manager, "OneDnn", OneDnnScript.SOURCE);
    }
    return oneDnn;
  }

  /** Tensors that are closed with the operations. */
  synchronized TensorList keep(TensorList list) {
    kept.add(list);
    return list;
  }

  private NDArray run(String method, NDArray receiver, Object... arguments) {
    return module.run(method, receiver.getManager(), arguments);
  }

  @Override
  public void close() {
    kept.forEach(TensorList::close);
    if (oneDnn != null) {
      oneDnn.close();
    }
    module.close();
  }
}
