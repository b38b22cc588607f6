package studio.reprise.audio.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A Java channel as FFmpeg's source of bytes: names in any encoding work, nothing else can be
 * opened, and what the disk itself said is remembered.
 */
final class FileReading implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final SeekableByteChannel channel;
  // Fields, so that the callbacks live as long as the context that calls them.
  private final Read read = new Read();
  private final Seek seek = new Seek();
  private final AVIOContext context;
  // Not "position": callbacks are Pointers, and have one of their own.
  private long offsetNow;
  private @Nullable IOException failure;

  FileReading(SeekableByteChannel channel) {
    this.channel = channel;
    BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER_BYTES)).capacity(BUFFER_BYTES);
    context = avformat.avio_alloc_context(buffer, BUFFER_BYTES, 0, null, read, null, seek);
  }

  AVIOContext context() {
    return context;
  }

  /** Throws what reading threw, if it did. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    avutil.av_free(context.buffer());
    avformat.avio_context_free(context);
    read.close();
    seek.close();
  }

  private final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer into, int count) {
      try {
        if (offsetNow >= channel.size()) {
          return avutil.AVERROR_EOF;
        }
        ByteBuffer bytes = ByteBuffer.allocate(count);
        int got = channel.position(offsetNow).read(bytes);
        if (got <= 0) {
          return avutil.AVERROR_EOF;
        }
        into.put(bytes.array(), 0, got);
        offsetNow += got;
        return got;
      } catch (IOException e) {
        failure = e;
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
      try {
        long size = channel.size();
        if ((whence & avformat.AVSEEK_SIZE) != 0) {
          return size;
        }
        long base =
            switch (whence & 3) {
              case SET -> 0;
              case CURRENT -> offsetNow;
              case END -> size;
              default -> -1;
            };
        long to = base + offset;
        if (base < 0 || to < 0) {
          return -1;
        }
        // A broken head may send anywhere: the channel goes along only when bytes are there.
        offsetNow = to;
        return to;
      } catch (IOException e) {
        failure = e;
        return avutil.AVERROR_EXTERNAL;
      }
    }
  }
}
