package dev.muster.frame;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Reads bytes in memory, and puts an end to decoders that go on reading behind the last one: some take
 * what is missing for zeros and would make up millions of pixels, one exception each.
 */
final class BytesInput extends ImageInputStreamImpl {
    private static final int MOST_READS_BEHIND_THE_END = 256;

    private final byte[] content;
    private int readsBehindTheEnd;

    BytesInput(byte[] content) {
        this.content = content;
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        return streamPos < content.length ? content[(int) streamPos++] & 0xff : end();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        int count = (int) Math.min(length, content.length - streamPos);
        if (count <= 0) {
            return end();
        }
        System.arraycopy(content, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    private int end() throws IOException {
        if (++readsBehindTheEnd > MOST_READS_BEHIND_THE_END) {
            throw new IOException("too many reads behind the end");
        }
        return -1;
    }

    @Override
    public long length() {
        return content.length;
    }
}
