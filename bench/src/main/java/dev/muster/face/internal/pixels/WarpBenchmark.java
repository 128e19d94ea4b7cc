package dev.muster.face.internal.pixels;

import dev.muster.bench.SamplePhotos;
import dev.muster.frame.Frame;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
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

/** What does cutting a turned face of 300 pixels into 112 × 112 cost, next to Java 2D? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class WarpBenchmark {
    private static final int SIDE = 112;
    private static final Affine TO_FRAME =
            Affine.rectangle(770, 520, 300, 300, 0.2).after(Affine.scale(1.0 / SIDE, 1.0 / SIDE, 0, 0));

    private final Frame frame = SamplePhotos.oneFace();
    private final BufferedImage image = frame.toImage();

    @Benchmark
    public Planes muster() {
        return Warp.cut(frame, TO_FRAME, SIDE, SIDE);
    }

    /** Bilinear with one sample a pixel, where Muster takes nine and does not alias. */
    @Benchmark
    public float[] java2d() {
        BufferedImage cut = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = cut.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        Affine back = TO_FRAME.inverse();
        graphics.drawImage(
                image, new AffineTransform(back.a(), back.d(), back.b(), back.e(), back.c(), back.f()), null);
        graphics.dispose();
        return ShrinkBenchmark.planes(cut);
    }
}
