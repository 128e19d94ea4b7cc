package dev.muster.camera;

import java.util.Map;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** An open file, stream or device and its one video stream; gives coded packets. */
final class Container implements AutoCloseable {
    private static final double MOST_FRAMES_PER_SECOND = 1000;
    private static final double USUAL_FRAMES_PER_SECOND = 25;

    private final AVFormatContext context;
    private final AVStream stream;

    private Container(AVFormatContext context, AVStream stream) {
        this.context = context;
        this.stream = stream;
    }

    /**
     * Opens a target.
     *
     * @throws VideoException when that fails or there is no video in it
     */
    static Container open(VideoTarget target, Patience patience) throws VideoException {
        AVFormatContext context = avformat.avformat_alloc_context();
        patience.attachTo(context);
        if (target.live()) {
            context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_NONBLOCK | AVFormatContext.AVFMT_FLAG_NOBUFFER);
        }
        AVDictionary options = dictionary(target.options());
        int opened = avformat.avformat_open_input(context, target.url(), formatOf(target), options);
        avutil.av_dict_free(options);
        VideoException.check(opened, patience); // On failure FFmpeg has freed the context.
        try {
            VideoException.check(avformat.avformat_find_stream_info(context, (AVDictionary) null), patience);
            int index = avformat.av_find_best_stream(
                    context, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (org.bytedeco.ffmpeg.avcodec.AVCodec) null, 0);
            if (index < 0) {
                throw new VideoException("it holds no video");
            }
            return new Container(context, context.streams(index));
        } catch (VideoException e) {
            avformat.avformat_close_input(context);
            throw e;
        }
    }

    private static @Nullable AVInputFormat formatOf(VideoTarget target) throws VideoException {
        if (target.format() == null) {
            return null;
        }
        AVInputFormat format = avformat.av_find_input_format(target.format());
        if (format == null) {
            throw new VideoException("FFmpeg has no " + target.format() + " input on this machine");
        }
        return format;
    }

    private static AVDictionary dictionary(Map<String, String> options) {
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((key, value) -> avutil.av_dict_set(dictionary, key, value, 0));
        return dictionary;
    }

    AVStream stream() {
        return stream;
    }

    /** The next packet of whatever stream: zero or an FFmpeg error. */
    int read(AVPacket packet) {
        return avformat.av_read_frame(context, packet);
    }

    /** Seconds in one tick of the stream's clock. */
    double secondsPerTick() {
        return avutil.av_q2d(stream.time_base());
    }

    double framesPerSecond() {
        AVRational rate = avformat.av_guess_frame_rate(context, stream, null);
        double perSecond = rate.num() > 0 && rate.den() > 0 ? avutil.av_q2d(rate) : 0;
        return perSecond > 0 && perSecond <= MOST_FRAMES_PER_SECOND ? perSecond : USUAL_FRAMES_PER_SECOND;
    }

    /** About how many frames there are, where the container tells. */
    OptionalLong frames() {
        if (stream.nb_frames() > 0) {
            return OptionalLong.of(stream.nb_frames());
        }
        boolean known = context.duration() != avutil.AV_NOPTS_VALUE && context.duration() > 0;
        return known
                ? OptionalLong.of(Math.round(context.duration() * framesPerSecond() / avutil.AV_TIME_BASE))
                : OptionalLong.empty();
    }

    /** By how many quarter turns clockwise the picture must be turned to stand upright, as phones note it. */
    int quarterTurns() {
        AVPacketSideData matrix = avcodec.av_packet_side_data_get(
                stream.codecpar().coded_side_data(),
                stream.codecpar().nb_coded_side_data(),
                avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.isNull()) {
            return 0;
        }
        // The angle is counter-clockwise, and not a number for a matrix that is none.
        double angle = avutil.av_display_rotation_get(new IntPointer((Pointer) matrix.data()));
        return Double.isNaN(angle) ? 0 : Math.floorMod(Math.round(-angle / 90), 4);
    }

    @Override
    public void close() {
        avformat.avformat_close_input(context);
    }
}
