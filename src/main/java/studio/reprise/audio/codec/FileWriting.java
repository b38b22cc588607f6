package studio.reprise.audio.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A Java channel as the place where FFmpeg writes: from where it stands, so that something of ours
 * may lie before it. What the disk itself said is remembered.
 */
final class FileWriting implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final SeekableByteChannel channel;
  private final long base;
  // Fields, so that the callbacks live as long as the context that calls them.
  private final Write write = new Write();
  private final Seek seek = new Seek();
  private final AVIOContext context;
  // Not "position": callbacks are Pointers, and have one of their own.
  private long offsetNow;
  private long end;
  private @Nullable IOException failure;

  FileWriting(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.base = channel.position();
    BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER_BYTES)).capacity(BUFFER_BYTES);
    context = avformat.avio_alloc_context(buffer, BUFFER_BYTES, 1, null, null, write, seek);
  }

  AVIOContext context() {
    return context;
  }

  /** Throws what writing threw, if it did. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    avutil.av_free(context.buffer());
    avformat.avio_context_free(context);
    write.close();
    seek.close();
  }

  private final class Write extends Write_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer from, int count) {
      try {
        byte[] bytes = new byte[count];
        from.get(bytes);
        channel.position(base + offsetNow);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        offsetNow += count;
        end = Math.max(end, offsetNow);
        return count;
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        return avutil.AVERROR_EXTERNAL;
      }
    }
  }

  private final class Seek extends Seek_Pointer_long_int {
    private static final int SET = 0;
    private static final int CURRENT = 1;
    private static final int END = 2;

    @Override
    public long call(Pointer opaque, long offset, int whence) {
      if ((whence & avformat.AVSEEK_SIZE) != 0) {
        return end;
      }
      long from =
          switch (whence & 3) {
            case SET -> 0;
            case CURRENT -> offsetNow;
            case END -> end;
            default -> Long.MIN_VALUE;
          };
      if (from < 0 || from + offset < 0) {
        return -1;
      }
      offsetNow = from + offset;
      return offsetNow;
    }
  }
}
