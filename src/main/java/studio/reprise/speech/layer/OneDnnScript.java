package studio.reprise.speech.layer;

/**
 * What libtorch is told for {@link Residuals} and {@link LinearByParts}: operations that only a
 * libtorch with oneDNN knows. A matrix is a convolution of one tap. Tensors of residuals are {@code
 * [T, C]}: a stretch of time is a stretch of memory, so that a piece of it stays in a processor's
 * cache.
 */
final class OneDnnScript {
  private OneDnnScript() {}

  static final String SOURCE =
      """
      class OneDnn(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def packed_matrix(self: __torch__.OneDnn, w: Tensor, rows: int) -> Tensor:
          return ops.mkldnn._reorder_linear_weight(w, rows)
        def unpacked_matrix(self: __torch__.OneDnn, w: Tensor) -> Tensor:
          return torch.to_dense(w)
        def product(self: __torch__.OneDnn, x: Tensor, w: Tensor, bias: Tensor, function: str, way: str) -> Tensor:
          return ops.mkldnn._linear_pointwise(x, w, bias, function, [], way)
        def placed(self: __torch__.OneDnn, z: Tensor, y: Tensor, at: int) -> Tensor:
          return torch.copy_(torch.narrow(y, 1, at, torch.size(z, 1)), z)
        def part(self: __torch__.OneDnn, x: Tensor, w: Tensor, bias: Tensor, y: Tensor, at: int) -> Tensor:
          return (self).placed((self).product(x, w, bias, "none", ""), y, at)
        def part_gelu(self: __torch__.OneDnn, x: Tensor, w: Tensor, bias: Tensor, y: Tensor, at: int) -> Tensor:
          return (self).placed((self).product(x, w, bias, "gelu", "none"), y, at)
        def part_plus(self: __torch__.OneDnn, x: Tensor, w: Tensor, bias: Tensor, y: Tensor, at: int, other: Tensor) -> Tensor:
          z = (self).product(x, w, bias, "none", "")
          return torch.add(torch.narrow(other, 1, at, torch.size(z, 1)), z, out=torch.narrow(y, 1, at, torch.size(z, 1)))
        def part_heads(self: __torch__.OneDnn, x: Tensor, w: Tensor, bias: Tensor, y: Tensor, at: int, mask: Tensor, batch: int, width: int, scale: float) -> Tensor:
          z = (self).product(x, w, bias, "none", "")
          qkv = torch.permute(torch.reshape(z, [batch, -1, 3, torch.floordiv(torch.size(z, 1), torch.mul(width, 3)), width]), [2, 0, 3, 1, 4])
          seen = torch.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], mask, 0., False, scale=scale)
          return (self).placed(torch.reshape(torch.permute(seen, [0, 2, 1, 3]), [torch.size(x, 0), -1]), y, at)
        def part_least(self: __torch__.OneDnn, x: Tensor, w: Tensor, bias: Tensor, y: Tensor, at: int) -> Tensor:
          least, place, = torch.min((self).product(x, w, bias, "none", ""), 1)
          first = torch.mul(torch.floordiv(at, 2), torch.size(w, 0))
          return (self).placed(torch.stack([least, torch.to(torch.add(place, first), 6)], 1), y, at)
        def packed(self: __torch__.OneDnn, w: Tensor, dilation: int, rows: int) -> Tensor:
          return ops.mkldnn._reorder_convolution_weight(w, [0, 0], [1, 1], [1, dilation], 5, [1, torch.size(w, 0), 1, rows])
        def snake(self: __torch__.OneDnn, x: Tensor, alpha: Tensor, inverse: Tensor) -> Tensor:
          y = torch.mul(x, alpha)
          _0 = torch.sin_(y)
          _1 = torch.mul_(y, y)
          return torch.addcmul(x, y, inverse, value=1, out=y)
        def threes(self: __torch__.OneDnn, x: Tensor, w: Tensor, bias: Tensor, d: int, count: int, spare: int) -> Tensor:
          c = torch.size(x, 1)
          step = torch.mul(d, 3)
          m = torch.floordiv(torch.sub(torch.add(count, step), 1), step)
          n = torch.sub(torch.add(m, torch.size(w, 3)), 1)
          all = torch.reshape(torch.narrow(x, 0, 0, torch.mul(torch.add(n, 1), step)), [torch.add(n, 1), 3, d, c])
          now = torch.narrow(all, 0, 0, n)
          x0 = torch.select(now, 1, 0)
          x1 = torch.select(now, 1, 1)
          x2 = torch.select(now, 1, 2)
          next = torch.narrow(all, 0, 1, n)
          x3 = torch.select(next, 1, 0)
          x4 = torch.select(next, 1, 1)
          u = torch.new_empty(x, [n, d, 5, c])
          u0 = torch.select(u, 2, 0)
          u1 = torch.select(u, 2, 1)
          u2 = torch.select(u, 2, 2)
          u3 = torch.select(u, 2, 3)
          u4 = torch.select(u, 2, 4)
          _0 = torch.sub(x3, x1, out=u3)
          _1 = torch.add(u3, torch.sub(x0, x2, out=u0), alpha=2, out=u0)
          _2 = torch.sub(u3, torch.add(x1, x2, out=u1), out=u1)
          _3 = torch.add(u3, torch.sub(x1, x2, out=u2), alpha=3, out=u2)
          _4 = torch.add(torch.sub(x4, x2, out=u4), u3, alpha=-2, out=u4)
          wide = torch.permute(torch.reshape(u, [1, 1, torch.mul(n, d), torch.mul(c, 5)]), [0, 3, 1, 2])
          f = ops.mkldnn._convolution_pointwise(wide, w, bias, [0, 0], [1, 1], [1, d], 5, "none", [], "")
          s = torch.reshape(torch.permute(f, [0, 2, 3, 1]), [m, d, 5, c])
          s1 = torch.select(s, 2, 1)
          s2 = torch.select(s, 2, 2)
          s3 = torch.select(s, 2, 3)
          rows = torch.mul(m, step)
          y = torch.new_empty(x, [torch.add(rows, spare), c])
          _5 = torch.zero_(torch.narrow(y, 0, rows, spare))
          parts = torch.reshape(torch.narrow(y, 0, 0, rows), [m, 3, d, c])
          y0 = torch.select(parts, 1, 0)
          y1 = torch.select(parts, 1, 1)
          y2 = torch.select(parts, 1, 2)
          _6 = torch.add(torch.sub(s1, s2, out=y1), s3, alpha=2, out=y1)
          _7 = torch.add_(s1, s2)
          _8 = torch.add_(torch.add(s1, s3, out=y0), torch.select(s, 2, 0))
          _9 = torch.add_(torch.add(s1, s3, alpha=4, out=y2), torch.select(s, 2, 4))
          return y
        def silenced(self: __torch__.OneDnn, y: Tensor, first: int, frames: int) -> Tensor:
          if torch.lt(first, 0):
            _0 = torch.zero_(torch.narrow(y, 0, 0, torch.neg(first)))
          end = torch.sub(frames, first)
          rows = torch.size(y, 0)
          if torch.lt(end, rows):
            _1 = torch.zero_(torch.narrow(y, 0, end, torch.sub(rows, end)))
          return y
        def block(self: __torch__.OneDnn, x: Tensor, start: int, frames: int, seen: int, half: int, dilations: List[int], w: List[Tensor], at: int, spare: int) -> Tensor:
          y = x
          first = start
          count = seen
          i = at
          for j in range(torch.len(dilations)):
            d = dilations[j]
            reach = torch.mul(d, half)
            h = (self).snake(y, w[i], w[torch.add(i, 1)])
            h0 = (self).threes(h, w[torch.add(i, 2)], w[torch.add(i, 3)], d, torch.sub(count, torch.mul(reach, 2)), spare)
            h1 = (self).silenced(h0, torch.add(first, reach), frames)
            h2 = (self).snake(h1, w[torch.add(i, 4)], w[torch.add(i, 5)])
            both = torch.add(reach, half)
            count = torch.sub(count, torch.mul(both, 2))
            first = torch.add(first, both)
            z = (self).threes(h2, w[torch.add(i, 6)], w[torch.add(i, 7)], 1, count, spare)
            _0 = torch.add_(torch.narrow(z, 0, 0, count), torch.narrow(y, 0, both, count))
            y = (self).silenced(z, first, frames)
            i = torch.add(i, 8)
          return y
        def piece(self: __torch__.OneDnn, x: Tensor, out: Tensor, start: int, count: int, halves: List[int], dilations: List[int], w: List[Tensor], spread: int, most: int, spare: int) -> Tensor:
          frames = torch.size(x, 0)
          first = torch.sub(start, most)
          last = torch.add(torch.add(start, count), most)
          lead = 0
          if torch.lt(first, 0):
            lead = torch.neg(first)
          tail = 0
          if torch.lt(frames, last):
            tail = torch.sub(last, frames)
          begin = torch.add(first, lead)
          inner = torch.narrow(x, 0, begin, torch.sub(torch.sub(last, tail), begin))
          seen = torch.constant_pad_nd(inner, [0, 0, lead, torch.add(tail, spare)])
          y = torch.narrow(out, 0, start, count)
          at = 0
          for j in range(torch.len(halves)):
            reach = torch.mul(spread, halves[j])
            skip = torch.sub(most, reach)
            part = torch.narrow(seen, 0, skip, torch.sub(torch.size(seen, 0), skip))
            z = (self).block(part, torch.add(first, skip), frames, torch.add(count, torch.mul(reach, 2)), halves[j], dilations, w, at, spare)
            if torch.gt(j, 0):
              _0 = torch.add_(y, torch.narrow(z, 0, 0, count))
            else:
              _1 = torch.copy_(y, torch.narrow(z, 0, 0, count))
            at = torch.add(at, torch.mul(torch.len(dilations), 8))
          if torch.gt(torch.len(halves), 1):
            _2 = torch.div_(y, torch.len(halves))
          return y
      """;
}
