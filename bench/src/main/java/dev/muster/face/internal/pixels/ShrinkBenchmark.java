package dev.muster.face.internal.pixels;

import dev.muster.bench.SamplePhotos;
import dev.muster.frame.Frame;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Is area averaging, from 1280 × 720 to the detector's 320 × 180, as quick as what Java 2D offers? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ShrinkBenchmark {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;

    private final Frame frame = SamplePhotos.oneFace();
    private final BufferedImage image = frame.toImage();

    @Benchmark
    public Planes muster() {
        return Shrink.to(frame, WIDTH, HEIGHT);
    }

    /** Bilinear, which skips three pixels of four here and so aliases. */
    @Benchmark
    public float[] java2d() {
        BufferedImage small = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, WIDTH, HEIGHT, null);
        graphics.dispose();
        return planes(small);
    }

    /** For each new pixel, the mean of the square that it covers; only for whole ratios. */
    @Benchmark
    public float[] naive() {
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int ratio = frame.width() / WIDTH;
        float[] out = new float[3 * WIDTH * HEIGHT];
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                int sum = 0;
                for (int dy = 0; dy < ratio; dy++) {
                    for (int dx = 0; dx < ratio; dx++) {
                        int x = i % WIDTH * ratio + dx;
                        int y = i / WIDTH * ratio + dy;
                        sum += bgr[3 * (y * frame.width() + x) + 2 - channel] & 0xff;
                    }
                }
                out[channel * WIDTH * HEIGHT + i] = sum / (float) (ratio * ratio);
            }
        }
        return out;
    }

    static float[] planes(BufferedImage image) {
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int size = bgr.length / 3;
        float[] out = new float[bgr.length];
        for (int i = 0; i < size; i++) {
            out[i] = bgr[3 * i + 2] & 0xff;
            out[size + i] = bgr[3 * i + 1] & 0xff;
            out[2 * size + i] = bgr[3 * i] & 0xff;
        }
        return out;
    }
}
