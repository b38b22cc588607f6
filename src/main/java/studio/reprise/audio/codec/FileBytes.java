package studio.reprise.audio.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A Java channel as FFmpeg's file: names in any encoding work, nothing else can be opened, and what
 * the disk itself said is remembered.
 */
final class FileBytes implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final SeekableByteChannel channel;
  private final long base;
  // Fields, so that the callbacks live as long as the context that calls them.
  private final Read read = new Read();
  private final Write write = new Write();
  private final Seek seek = new Seek();
  private final AVIOContext context;
  // Not "position": callbacks are Pointers, and have one of their own.
  private long offsetNow;
  private @Nullable IOException failure;

  private FileBytes(SeekableByteChannel channel, long base, int writes) {
    this.channel = channel;
    this.base = base;
    BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER_BYTES)).capacity(BUFFER_BYTES);
    context = avformat.avio_alloc_context(buffer, BUFFER_BYTES, writes, null, read, write, seek);
  }

  /** A file to be read from its first byte on. */
  static FileBytes toRead(SeekableByteChannel channel) {
    return new FileBytes(channel, 0, 0);
  }

  /** A file that is written from where the channel stands, behind what lies there. */
  static FileBytes toWrite(SeekableByteChannel channel) throws IOException {
    return new FileBytes(channel, channel.position(), 1);
  }

  AVIOContext context() {
    return context;
  }

  /** Throws what reading or writing threw, if it did. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private int failed(IOException e) {
    failure = failure == null ? e : failure;
    return avutil.AVERROR_EXTERNAL;
  }

  private long length() throws IOException {
    return channel.size() - base;
  }

  @Override
  public void close() {
    avutil.av_free(context.buffer());
    avformat.avio_context_free(context);
    read.close();
    write.close();
    seek.close();
  }

  private final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer into, int count) {
      try {
        if (offsetNow >= length()) {
          return avutil.AVERROR_EOF;
        }
        ByteBuffer bytes = ByteBuffer.allocate(count);
        int got = channel.position(base + offsetNow).read(bytes);
        if (got <= 0) {
          return avutil.AVERROR_EOF;
        }
        into.put(bytes.array(), 0, got);
        offsetNow += got;
        return got;
      } catch (IOException e) {
        return failed(e);
      }
    }
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
        return count;
      } catch (IOException e) {
        return failed(e);
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
        if ((whence & avformat.AVSEEK_SIZE) != 0) {
          return length();
        }
        long from =
            switch (whence & 3) {
              case SET -> 0;
              case CURRENT -> offsetNow;
              case END -> length();
              default -> -1;
            };
        long to = from + offset;
        if (from < 0 || to < 0) {
          return -1;
        }
        // A broken head may send anywhere: the channel goes along only when bytes are there.
        offsetNow = to;
        return to;
      } catch (IOException e) {
        return failed(e);
      }
    }
  }
}
