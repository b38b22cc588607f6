package studio.reprise.audio.codec;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the headers of all frames of an MP3 file say (ISO 11172-3, 13818-3): shops ask for one bit
 * rate, one sample rate and one channel mode from the first frame to the last.
 *
 * @param kilobitsPerSecond of all frames
 * @param sampleRatesHz of all frames
 * @param modes of all frames: stereo, joint, dual, mono
 * @param frames how many hold sound
 */
public record MpegHeaders(
    Set<Integer> kilobitsPerSecond, Set<Integer> sampleRatesHz, Set<String> modes, int frames) {
  private static final int[] KBPS_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] KBPS_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] RATES_HZ = {44_100, 48_000, 32_000};
  private static final String[] MODES = {"stereo", "joint", "dual", "mono"};
  private static final int HEAD_BYTES = 4;
  private static final int ID3_HEAD_BYTES = 10;

  public MpegHeaders {
    kilobitsPerSecond = Set.copyOf(kilobitsPerSecond);
    sampleRatesHz = Set.copyOf(sampleRatesHz);
    modes = Set.copyOf(modes);
  }

  /** Walks over a whole file; what is no frame ends the walk, as tags at the end do. */
  public static MpegHeaders of(Path file) throws IOException {
    Set<Integer> kbps = new TreeSet<>();
    Set<Integer> rates = new TreeSet<>();
    Set<String> modes = new TreeSet<>();
    int frames = 0;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      int head = firstHead(in);
      while (isFrame(head)) {
        boolean isOne = (head >> 19 & 3) == 3;
        int rate = RATES_HZ[head >> 10 & 3] >> ((head >> 19 & 3) == 3 ? 0 : isTwo(head) ? 1 : 2);
        int kilobits = (isOne ? KBPS_1 : KBPS_2)[head >> 12 & 15];
        int length = (isOne ? 144 : 72) * kilobits * 1000 / rate + (head >> 9 & 1);
        byte[] body = in.readNBytes(length - HEAD_BYTES);
        String mode = MODES[head >> 6 & 3];
        if (!isIndex(body, isOne, mode)) {
          kbps.add(kilobits);
          rates.add(rate);
          modes.add(mode);
          frames++;
        }
        head = in.readInt();
      }
    } catch (EOFException e) {
      // The file ends where a frame would begin.
      return new MpegHeaders(kbps, rates, modes, frames);
    }
    return new MpegHeaders(kbps, rates, modes, frames);
  }

  private static boolean isTwo(int head) {
    return (head >> 19 & 3) == 2;
  }

  /** The first frame's head, behind an ID3v2 tag if there is one. */
  private static int firstHead(DataInputStream in) throws IOException {
    int head = in.readInt();
    if (head >>> 8 != ('I' << 16 | 'D' << 8 | '3')) {
      return head;
    }
    byte[] rest = in.readNBytes(ID3_HEAD_BYTES - HEAD_BYTES);
    if (rest.length < ID3_HEAD_BYTES - HEAD_BYTES) {
      throw new EOFException();
    }
    long size = 0;
    for (int i = 2; i < 6; i++) {
      size = size << 7 | rest[i] & 0x7f;
    }
    in.skipNBytes(size);
    return in.readInt();
  }

  private static boolean isFrame(int head) {
    return head >>> 21 == 0x7ff
        && (head >> 19 & 3) != 1
        && (head >> 17 & 3) == 1
        && (head >> 12 & 15) != 0
        && (head >> 12 & 15) != 15
        && (head >> 10 & 3) != 3;
  }

  /** The frame of a Xing or Info head holds no sound. */
  private static boolean isIndex(byte[] body, boolean isOne, String mode) {
    boolean isMono = mode.equals("mono");
    int at = isOne ? isMono ? 17 : 32 : isMono ? 9 : 17;
    if (body.length < at + 4) {
      return false;
    }
    String mark = new String(body, at, 4, StandardCharsets.ISO_8859_1);
    return mark.equals("Xing") || mark.equals("Info");
  }
}
