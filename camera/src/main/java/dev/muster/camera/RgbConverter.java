package dev.muster.camera;

import dev.muster.frame.Frame;
import java.time.Instant;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.jspecify.annotations.Nullable;

/** Turns decoded pictures of any pixel format and size into RGB frames, by swscale. */
final class RgbConverter implements AutoCloseable {
    private final SwsContext context = swscale.sws_alloc_context();
    private @Nullable AVFrame rgb;

    /** The picture as a frame; it may change its size from one call to the next. */
    Frame convert(AVFrame picture, Instant time) throws VideoException {
        AVFrame target = targetFor(picture);
        if (swscale.sws_scale_frame(context, target, picture) < 0) {
            throw new VideoException("its pictures have a pixel format that cannot be converted");
        }
        int stride = target.linesize(0);
        long bytes = (long) stride * target.height();
        return Frame.of(
                target.width(), target.height(), target.data(0).capacity(bytes).asByteBuffer(), stride, time);
    }

    private AVFrame targetFor(AVFrame picture) throws VideoException {
        if (rgb != null && rgb.width() == picture.width() && rgb.height() == picture.height()) {
            return rgb;
        }
        free();
        AVFrame fresh = avutil.av_frame_alloc();
        fresh.format(avutil.AV_PIX_FMT_RGB24);
        fresh.width(picture.width());
        fresh.height(picture.height());
        if (avutil.av_frame_get_buffer(fresh, 0) < 0) {
            avutil.av_frame_free(fresh);
            throw new VideoException("there is not enough memory for its pictures");
        }
        rgb = fresh;
        return fresh;
    }

    private void free() {
        if (rgb != null) {
            avutil.av_frame_free(rgb);
            rgb = null;
        }
    }

    @Override
    public void close() {
        free();
        swscale.sws_free_context(context);
    }
}
