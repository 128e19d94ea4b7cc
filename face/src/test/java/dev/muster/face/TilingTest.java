package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.face.Tiling.Level;
import dev.muster.face.Tiling.Tile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TilingTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final double SMALLEST = 12;

    private final Random random = new Random(23);

    @ParameterizedTest
    @EnumSource
    void everyBoxUpToTheOverlapLiesWholeInATile(Effort effort) {
        for (int round = 0; round < 200; round++) {
            for (Level level : levels(1 + random.nextInt(6000), 1 + random.nextInt(4000), effort, 24)) {
                List<Tile> tiles = Tiling.tiles(level, WIDTH, HEIGHT);
                for (int box = 0; box < 20; box++) {
                    double width = Math.min(level.width(), random.nextDouble(0.2 * WIDTH - 1));
                    double height = Math.min(level.height(), random.nextDouble(0.2 * HEIGHT - 1));
                    double x = (level.width() - width) * random.nextDouble();
                    double y = (level.height() - height) * random.nextDouble();
                    assertThat(tiles)
                            .as("%s, %s", level, new Box(x, y, width, height))
                            .anyMatch(tile -> holds(tile.x(), WIDTH, x, width) && holds(tile.y(), HEIGHT, y, height));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPointIsInATileAndEveryTileStartsInThePicture(Effort effort) {
        for (int round = 0; round < 100; round++) {
            for (Level level : levels(1 + random.nextInt(6000), 1 + random.nextInt(4000), effort, 24)) {
                List<Tile> tiles = Tiling.tiles(level, WIDTH, HEIGHT);
                assertThat(tiles).allMatch(tile -> tile.x() >= 0 && tile.x() < level.width());
                assertThat(tiles).allMatch(tile -> tile.y() >= 0 && tile.y() < level.height());
                for (int point = 0; point < 20; point++) {
                    double x = level.width() * random.nextDouble();
                    double y = level.height() * random.nextDouble();
                    assertThat(tiles).anyMatch(tile -> holds(tile.x(), WIDTH, x, 0) && holds(tile.y(), HEIGHT, y, 0));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"BALANCED, 24", "BALANCED, 60", "THOROUGH, 24", "THOROUGH, 100", "BALANCED, 8"})
    void theFinestLevelShowsTheLeastFaceLargeEnough(Effort effort, int minimumFace) {
        for (int round = 0; round < 200; round++) {
            List<Level> levels = levels(1 + random.nextInt(4000), 1 + random.nextInt(4000), effort, minimumFace);
            assertThat(levels.getLast().scale() * minimumFace).isGreaterThanOrEqualTo(SMALLEST - 1e-9);
        }
    }

    @Test
    void noFaceFallsBetweenTwoLevels() {
        for (int round = 0; round < 200; round++) {
            List<Level> levels = levels(1 + random.nextInt(6000), 1 + random.nextInt(4000), Effort.THOROUGH, 24);
            for (int i = 1; i < levels.size(); i++) {
                double left = levels.get(i).largest() / levels.get(i).scale(); // a face of this width in the frame
                assertThat(left * levels.get(i - 1).scale()).isGreaterThanOrEqualTo(2 * SMALLEST);
                assertThat(levels.get(i).largest()).isLessThan(Double.POSITIVE_INFINITY);
            }
            assertThat(levels.getFirst().largest()).isInfinite();
        }
    }

    @Test
    void fastLooksOnceAtTheWholePicture() {
        List<Level> levels = levels(1920, 1080, Effort.FAST, 24);
        assertThat(levels).hasSize(1);
        assertThat(Tiling.tiles(levels.getFirst(), WIDTH, HEIGHT)).containsExactly(new Tile(0, 0));
        assertThat(levels.getFirst().scale()).isCloseTo(1 / 6.0, within(1e-9));
    }

    @Test
    void theFirstLevelKeepsTheShapeAndFitsTheNetwork() {
        for (int round = 0; round < 200; round++) {
            int width = 1 + random.nextInt(6000);
            int height = 1 + random.nextInt(6000);
            Level first = levels(width, height, Effort.BALANCED, 24).getFirst();
            assertThat(first.width()).isBetween(1, WIDTH);
            assertThat(first.height()).isBetween(1, HEIGHT);
            assertThat((double) first.width()).isCloseTo(Math.max(1, width * first.scale()), within(0.51));
            assertThat((double) first.height()).isCloseTo(Math.max(1, height * first.scale()), within(0.51));
        }
    }

    @ParameterizedTest
    @CsvSource({"30000, 1", "1, 30000", "1, 1", "12000, 30", "10000, 10000"})
    void oddPicturesTakeNoMoreTilesThanTheirAreaOrLength(int width, int height) {
        for (Level level : levels(width, height, Effort.THOROUGH, 24)) {
            double across = Math.ceil(level.width() / (0.75 * WIDTH));
            double down = Math.ceil(level.height() / (0.75 * HEIGHT));
            assertThat(Tiling.tiles(level, WIDTH, HEIGHT)).hasSizeLessThanOrEqualTo((int) (across * down));
        }
    }

    private static List<Level> levels(int width, int height, Effort effort, int minimumFace) {
        FaceOptions options = FaceOptions.defaults().withEffort(effort).withMinimumFace(minimumFace);
        return Tiling.levels(width, height, WIDTH, HEIGHT, SMALLEST, options);
    }

    private static boolean holds(int tile, int tileLength, double from, double length) {
        return tile <= from && from + length <= tile + tileLength;
    }
}
