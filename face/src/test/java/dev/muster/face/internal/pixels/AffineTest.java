package dev.muster.face.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AffineTest {
    private final Random random = new Random(13);

    @Test
    void similarityFindsTheMapThatMovedThePoints() {
        for (int round = 0; round < 200; round++) {
            Affine map = similarity();
            double[] from = points(2 + random.nextInt(6));
            assertSame(Affine.similarity(from, moved(from, map)), map);
        }
    }

    @Test
    void similarityIsCloserThanAnyOther() {
        for (int round = 0; round < 50; round++) {
            double[] from = points(5);
            double[] to = points(5);
            Affine best = Affine.similarity(from, to);
            double least = distance(from, to, best);
            for (int attempt = 0; attempt < 20; attempt++) {
                double da = random.nextGaussian() * 0.05;
                double db = random.nextGaussian() * 0.05;
                Affine other = new Affine(
                        best.a() + da,
                        best.b() - db,
                        best.c() + random.nextGaussian(),
                        best.d() + db,
                        best.e() + da,
                        best.f() + random.nextGaussian());
                assertThat(distance(from, to, other)).isGreaterThanOrEqualTo(least - 1e-9);
            }
        }
    }

    @Test
    void similarityNeverMirrors() {
        Affine map = Affine.similarity(new double[] {0, 0, 1, 0, 0, 1}, new double[] {0, 0, -1, 0, 0, 1});
        assertThat(map.a() * map.e() - map.b() * map.d()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void similarityRefusesPointsInOnePlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Affine.similarity(new double[] {3, 4, 3, 4}, new double[] {0, 0, 1, 1}))
                .withMessageContaining("different places");
    }

    @Test
    void inverseGoesBack() {
        for (int round = 0; round < 200; round++) {
            Affine map = any();
            double x = random.nextDouble(-100, 100);
            double y = random.nextDouble(-100, 100);
            Affine back = map.inverse();
            assertThat(back.x(map.x(x, y), map.y(x, y))).isCloseTo(x, within(1e-6));
            assertThat(back.y(map.x(x, y), map.y(x, y))).isCloseTo(y, within(1e-6));
        }
    }

    @Test
    void aMapOntoALineHasNoInverse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Affine(1, 2, 0, 2, 4, 0).inverse());
    }

    @Test
    void afterDoesOneThenTheOther() {
        for (int round = 0; round < 100; round++) {
            Affine first = any();
            Affine second = any();
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            assertThat(second.after(first).x(x, y)).isCloseTo(second.x(first.x(x, y), first.y(x, y)), within(1e-9));
            assertThat(second.after(first).y(x, y)).isCloseTo(second.y(first.x(x, y), first.y(x, y)), within(1e-9));
        }
    }

    @Test
    void rectangleStandsOnItsCorners() {
        Affine upright = Affine.rectangle(10, 20, 4, 6, 0);
        assertPoint(upright, 0, 0, 8, 17);
        assertPoint(upright, 1, 0, 12, 17);
        assertPoint(upright, 0, 1, 8, 23);
        assertPoint(upright, 1, 1, 12, 23);
    }

    @Test
    void rectangleTurnsClockwiseAboutItsCentre() {
        Affine quarter = Affine.rectangle(10, 20, 4, 6, Math.PI / 2);
        assertPoint(quarter, 0.5, 0.5, 10, 20);
        assertPoint(quarter, 0, 0, 13, 18); // the top left corner has come to the top right
        assertPoint(quarter, 1, 0, 13, 22);
        assertPoint(quarter, 0, 1, 7, 18);
    }

    @Test
    void stretchIsTheLongerAxis() {
        assertThat(Affine.scale(3, -5, 1, 2).stretch()).isEqualTo(5);
        assertThat(Affine.rectangle(0, 0, 7, 2, 1).stretch()).isCloseTo(7, within(1e-9));
    }

    private Affine similarity() {
        double side = random.nextDouble(0.1, 20);
        return Affine.rectangle(
                random.nextGaussian() * 50, random.nextGaussian() * 50, side, side, random.nextDouble(-4, 4));
    }

    private Affine any() {
        return Affine.rectangle(
                random.nextGaussian(),
                random.nextGaussian(),
                random.nextDouble(0.5, 3),
                random.nextDouble(0.5, 3),
                random.nextDouble(-4, 4));
    }

    private double[] points(int count) {
        return random.doubles(2L * count, -50, 50).toArray();
    }

    private static double[] moved(double[] points, Affine map) {
        double[] moved = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            moved[i] = map.x(points[i], points[i + 1]);
            moved[i + 1] = map.y(points[i], points[i + 1]);
        }
        return moved;
    }

    private static double distance(double[] from, double[] to, Affine map) {
        double[] moved = moved(from, map);
        double squares = 0;
        for (int i = 0; i < to.length; i++) {
            squares += (moved[i] - to[i]) * (moved[i] - to[i]);
        }
        return squares;
    }

    private static void assertSame(Affine actual, Affine expected) {
        double[] corners = {0, 0, 1, 0, 0, 1};
        assertThat(moved(corners, actual)).containsExactly(moved(corners, expected), within(1e-6));
    }

    private static void assertPoint(Affine map, double x, double y, double expectedX, double expectedY) {
        assertThat(map.x(x, y)).isCloseTo(expectedX, within(1e-9));
        assertThat(map.y(x, y)).isCloseTo(expectedY, within(1e-9));
    }
}
