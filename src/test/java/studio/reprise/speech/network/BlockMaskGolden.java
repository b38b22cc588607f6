package studio.reprise.speech.network;

import com.fasterxml.jackson.databind.JsonNode;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;
import studio.reprise.golden.GoldenFile;

/** The block-causal mask, cell by cell. */
public final class BlockMaskGolden implements GoldenCase {
  @Override
  public boolean fits(GoldenEntry entry) {
    return entry.holds("case0.mask");
  }

  @Override
  public void check(GoldenEntry entry) {
    GoldenFile file = entry.tensors();
    for (String name : file.names().toArray(String[]::new)) {
      JsonNode config = file.config().path(name.substring(0, name.indexOf('.')));
      file.compare(
          name,
          flat(BlockMask.of(counts(config.path("block_list")), config.path("tensor_len").asInt())));
    }
  }

  static int[] counts(JsonNode list) {
    int[] counts = new int[list.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = list.get(i).asInt();
    }
    return counts;
  }

  static int[] flat(boolean[][] mask) {
    int[] cells = new int[mask.length * mask.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = mask[i / mask.length][i % mask.length] ? 1 : 0;
    }
    return cells;
  }
}
