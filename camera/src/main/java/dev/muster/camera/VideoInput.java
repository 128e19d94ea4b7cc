package dev.muster.camera;

import dev.muster.frame.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes the pictures of a file, stream or device one after the other: {@link #advance} to the next
 * one, then take it with {@link #frame}, or leave it. For one thread; only its patience is shared.
 */
final class VideoInput implements AutoCloseable {
    /** As many pixels as an image may have. */
    private static final long MOST_PIXELS = 64_000_000;

    private static final int MOST_THREADS = 4;
    private static final long NAP_MILLIS = 4;

    private final Patience patience;
    private final Container container;
    private final AVCodecContext codec;
    private final RgbConverter converter = new RgbConverter();
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame picture = avutil.av_frame_alloc();
    private long decoded;
    private double firstSecond = Double.NaN;
    private double second;

    private VideoInput(Patience patience, Container container, AVCodecContext codec) {
        this.patience = patience;
        this.container = container;
        this.codec = codec;
    }

    /**
     * Opens a target.
     *
     * @param patience how long to wait for each picture; the caller closes it
     * @throws VideoException when that fails, in words
     */
    static VideoInput open(VideoTarget target, Patience patience) throws VideoException {
        patience.renew();
        Container container = Container.open(target, patience);
        try {
            return new VideoInput(patience, container, decoderFor(container, target.live()));
        } catch (VideoException e) {
            container.close();
            throw e;
        }
    }

    private static AVCodecContext decoderFor(Container container, boolean live) throws VideoException {
        AVCodec decoder =
                avcodec.avcodec_find_decoder(container.stream().codecpar().codec_id());
        if (decoder == null || decoder.isNull()) {
            throw new VideoException("its video is coded in a way that cannot be decoded");
        }
        AVCodecContext codec = avcodec.avcodec_alloc_context3(decoder);
        avcodec.avcodec_parameters_to_context(codec, container.stream().codecpar());
        codec.pkt_timebase(container.stream().time_base());
        codec.max_pixels(MOST_PIXELS);
        codec.thread_count(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
        if (live) {
            codec.thread_type(AVCodecContext.FF_THREAD_SLICE); // Threads by frame hold frames back.
            codec.flags(codec.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY);
        }
        if (avcodec.avcodec_open2(codec, decoder, (AVDictionary) null) < 0) {
            avcodec.avcodec_free_context(codec);
            throw new VideoException("its video cannot be decoded");
        }
        return codec;
    }

    double framesPerSecond() {
        return container.framesPerSecond();
    }

    OptionalLong frames() {
        return container.frames();
    }

    /** Decodes the next picture; false at the end. */
    boolean advance() throws VideoException, InterruptedException {
        patience.renew();
        while (true) {
            int received = avcodec.avcodec_receive_frame(codec, picture);
            if (received == 0) {
                noteTime();
                return true;
            }
            if (received == avutil.AVERROR_EOF()) {
                return false;
            }
            if (received == avutil.AVERROR_EAGAIN()) {
                feed();
            } else if (received != avutil.AVERROR_INVALIDDATA()) {
                VideoException.check(received, patience);
            }
        }
    }

    /** Hands the decoder one packet, or the news that there are no more. */
    private void feed() throws VideoException, InterruptedException {
        while (true) {
            if (patience.over()) {
                throw new VideoException(patience.reason());
            }
            int read = container.read(packet);
            if (read == avutil.AVERROR_EOF()) {
                avcodec.avcodec_send_packet(codec, (AVPacket) null);
                return;
            }
            if (read == avutil.AVERROR_EAGAIN()) {
                Thread.sleep(NAP_MILLIS);
                continue;
            }
            VideoException.check(read, patience);
            boolean video = packet.stream_index() == container.stream().index();
            if (video) {
                avcodec.avcodec_send_packet(codec, packet); // Damaged packets are left out.
            }
            avcodec.av_packet_unref(packet);
            if (video) {
                return;
            }
        }
    }

    private void noteTime() {
        long stamp = picture.best_effort_timestamp();
        double now = stamp == avutil.AV_NOPTS_VALUE
                ? (Double.isNaN(firstSecond) ? 0 : firstSecond) + decoded / framesPerSecond()
                : stamp * container.secondsPerTick();
        if (Double.isNaN(firstSecond)) {
            firstSecond = now;
        }
        second = Math.max(second, now - firstSecond); // Time never runs backwards.
        decoded++;
    }

    /** Media time of the current picture since the first one. */
    Duration position() {
        return Duration.ofNanos(Math.round(second * 1e9));
    }

    /** The current picture, upright. */
    Frame frame(Instant time) throws VideoException {
        return converter.convert(picture, time).turnedRight(container.quarterTurns());
    }

    @Override
    public void close() {
        avutil.av_frame_free(picture);
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(codec);
        converter.close();
        container.close();
    }
}
