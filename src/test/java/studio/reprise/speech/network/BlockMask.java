package studio.reprise.speech.network;

/**
 * Which mel frames see which when speech is made block by block: each frame sees its block, all
 * before it, and near its block's end a part of what follows.
 */
final class BlockMask {
  /** Blocks up to this many frames look ahead by half their length, longer ones by two thirds. */
  private static final int LONGEST_HALF = 172;

  private BlockMask() {}

  /**
   * @param blockFrames lengths of the blocks in order; the last repeats
   * @param frames length of the sequence
   * @return {@code [frames][frames]}: whether the row's frame sees the column's
   */
  static boolean[][] of(int[] blockFrames, int frames) {
    boolean[][] sees = new boolean[frames][frames];
    int start = 0;
    for (int block = 0; start < frames; block++) {
      int length = blockFrames[Math.min(block, blockFrames.length - 1)];
      int ahead = length <= LONGEST_HALF ? length / 2 : (int) (length / 1.5);
      for (int row = start; row < Math.min(start + length, frames); row++) {
        int fromEnd = length - 1 - (row - start);
        int limit = start + length + Math.max(0, ahead - fromEnd);
        for (int column = 0; column < Math.min(limit, frames); column++) {
          sees[row][column] = true;
        }
      }
      start += length;
    }
    return sees;
  }
}
