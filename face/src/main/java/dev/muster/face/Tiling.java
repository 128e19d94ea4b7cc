package dev.muster.face;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the detector looks: the frame at several scales, each cut into tiles of the network's fixed size that
 * overlap, so that every face lies whole in one of them.
 */
final class Tiling {
    /** From this many times the smallest width, a level finds faces surely. */
    private static final double COVERED = 2.5;
    /** A face of this share of the network's width is found by the level above; the overlap must hold it. */
    private static final double OVERLAP = 0.2;

    private Tiling() {}

    /**
     * The frame at one scale.
     *
     * @param width the scaled frame's, in pixels
     * @param height the scaled frame's, in pixels
     * @param largest from this width, in pixels of the level, a face is left to the coarser level before
     */
    record Level(double scale, int width, int height, double largest) {}

    /** The top left corner of a tile in a level. */
    record Tile(int x, int y) {}

    /**
     * The levels to look at, coarsest first.
     *
     * @param smallest the least width of a face that the network finds, in its own pixels
     */
    static List<Level> levels(
            int frameWidth, int frameHeight, int tileWidth, int tileHeight, double smallest, FaceOptions options) {
        double fit = fit(frameWidth, frameHeight, tileWidth, tileHeight);
        double finest = smallest / options.minimumFace();
        List<Double> scales = new ArrayList<>(List.of(fit));
        if (options.effort() != Effort.FAST && finest > fit) {
            if (options.effort() == Effort.THOROUGH && finest > 2 * fit) {
                scales.add(Math.sqrt(fit * finest));
            }
            scales.add(finest);
        }
        List<Level> levels = new ArrayList<>();
        double largest = Double.POSITIVE_INFINITY;
        for (double scale : scales) {
            levels.add(level(scale, frameWidth, frameHeight, largest * scale));
            largest = COVERED * smallest / scale;
        }
        return levels;
    }

    /** The frame at half the size of the first level: for a face that fills it. */
    static Level far(int frameWidth, int frameHeight, int tileWidth, int tileHeight) {
        double scale = fit(frameWidth, frameHeight, tileWidth, tileHeight) / 2;
        return level(scale, frameWidth, frameHeight, Double.POSITIVE_INFINITY);
    }

    private static double fit(int frameWidth, int frameHeight, int tileWidth, int tileHeight) {
        return Math.min((double) tileWidth / frameWidth, (double) tileHeight / frameHeight);
    }

    /** The tiles of a level, evenly spread. */
    static List<Tile> tiles(Level level, int tileWidth, int tileHeight) {
        List<Tile> tiles = new ArrayList<>();
        for (int y : starts(level.height, tileHeight)) {
            for (int x : starts(level.width, tileWidth)) {
                tiles.add(new Tile(x, y));
            }
        }
        return tiles;
    }

    private static List<Integer> starts(int length, int tile) {
        if (length <= tile) {
            return List.of(0);
        }
        double overlap = tile * OVERLAP;
        int count = (int) Math.ceil((length - overlap) / (tile - overlap));
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            starts.add((int) Math.round((double) i * (length - tile) / (count - 1)));
        }
        return starts;
    }

    private static Level level(double scale, int frameWidth, int frameHeight, double largest) {
        return new Level(
                scale,
                Math.max(1, (int) Math.round(frameWidth * scale)),
                Math.max(1, (int) Math.round(frameHeight * scale)),
                largest);
    }
}
