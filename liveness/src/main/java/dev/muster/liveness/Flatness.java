package dev.muster.liveness;

import dev.muster.face.Landmarks;
import dev.muster.face.Point;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a plane explains that landmarks moved: those of a flat picture move by a homography, those of a turned head
 * do not, because its nose stands before its cheeks.
 */
final class Flatness {
    /** Points that stay in place when a face speaks: brows, nose, eyes, the upper jaw. */
    private static final int FROM = 17;

    private static final int TO = 48;
    private static final int UNKNOWNS = 8;

    private Flatness() {}

    /** Root mean square distance from the best homography, in inter-eye distances of the face at rest. */
    static double residual(Landmarks rest, Landmarks turned) {
        double unit = Math.max(rest.interEyeDistance(), 1e-9);
        Point origin = rest.points().get(27);
        Point middle = turned.points().get(27);
        double[][] equations = new double[UNKNOWNS][UNKNOWNS + 1];
        List<Integer> used = used();
        for (int i : used) {
            Pair pair = Pair.of(rest.points().get(i), turned.points().get(i), origin, middle, unit);
            add(equations, pair.row(true), pair.u());
            add(equations, pair.row(false), pair.v());
        }
        double[] h = solve(equations);
        double squares = 0;
        for (int i : used) {
            squares += Pair.of(rest.points().get(i), turned.points().get(i), origin, middle, unit)
                    .squaredError(h);
        }
        return Math.sqrt(squares / used.size());
    }

    private static List<Integer> used() {
        return IntStream.range(FROM, TO).boxed().toList();
    }

    /** A point at rest and turned, in inter-eye distances. */
    private record Pair(double x, double y, double u, double v) {
        static Pair of(Point from, Point to, Point origin, Point middle, double unit) {
            return new Pair(
                    (from.x() - origin.x()) / unit,
                    (from.y() - origin.y()) / unit,
                    (to.x() - middle.x()) / unit,
                    (to.y() - middle.y()) / unit);
        }

        /** The equation of one coordinate: linear once multiplied by the denominator (Hartley and Zisserman, 4.1). */
        double[] row(boolean level) {
            double to = level ? u : v;
            return level
                    ? new double[] {x, y, 1, 0, 0, 0, -to * x, -to * y}
                    : new double[] {0, 0, 0, x, y, 1, -to * x, -to * y};
        }

        double squaredError(double[] h) {
            double w = h[6] * x + h[7] * y + 1;
            double du = (h[0] * x + h[1] * y + h[2]) / w - u;
            double dv = (h[3] * x + h[4] * y + h[5]) / w - v;
            return du * du + dv * dv;
        }
    }

    private static void add(double[][] equations, double[] row, double value) {
        for (int i = 0; i < UNKNOWNS; i++) {
            for (int j = 0; j < UNKNOWNS; j++) {
                equations[i][j] += row[i] * row[j];
            }
            equations[i][UNKNOWNS] += row[i] * value;
        }
    }

    /** Gauss with pivots; a little is added to the diagonal, so that there is always an answer. */
    private static double[] solve(double[][] a) {
        for (int i = 0; i < UNKNOWNS; i++) {
            a[i][i] += 1e-9;
        }
        for (int column = 0; column < UNKNOWNS; column++) {
            pivot(a, column);
            for (int row = 0; row < UNKNOWNS; row++) {
                double factor = row == column ? 0 : a[row][column] / a[column][column];
                for (int k = column; k <= UNKNOWNS; k++) {
                    a[row][k] -= factor * a[column][k];
                }
            }
        }
        double[] x = new double[UNKNOWNS];
        for (int i = 0; i < UNKNOWNS; i++) {
            x[i] = a[i][UNKNOWNS] / a[i][i];
        }
        return x;
    }

    private static void pivot(double[][] a, int column) {
        int best = column;
        for (int row = column + 1; row < UNKNOWNS; row++) {
            best = Math.abs(a[row][column]) > Math.abs(a[best][column]) ? row : best;
        }
        double[] swap = a[column];
        a[column] = a[best];
        a[best] = swap;
    }
}
