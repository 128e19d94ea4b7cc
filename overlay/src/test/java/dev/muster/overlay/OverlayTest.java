package dev.muster.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.attendance.Scene;
import dev.muster.attendance.Sighting;
import dev.muster.attendance.Sighting.State;
import dev.muster.face.Box;
import dev.muster.gallery.SubjectId;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTest {
    private static final Box MIDDLE = new Box(260, 140, 120, 140);

    @ParameterizedTest
    @EnumSource(State.class)
    void drawsTheBoxWhereTheFaceIs(State state) {
        BufferedImage image = Overlay.draw(Scenes.scene(Scenes.grey(640, 360, 128), Scenes.seen(1, MIDDLE, state)));
        assertThat(colouredOnLine(image, 260, 170, 250)).as("left").isGreaterThan(15);
        assertThat(colouredOnLine(image, 380, 170, 250)).as("right").isGreaterThan(15);
        assertThat(new Color(image.getRGB(320, 210))).isEqualTo(new Color(128, 128, 128));
    }

    @Test
    void aSceneWithoutFacesStaysAsItIs() {
        Scene scene = Scenes.scene(Scenes.grey(64, 64, 90));
        assertThat(changed(scene)).isEqualTo(new Rectangle());
    }

    @Test
    void statesDifferWithoutColour() {
        List<Long> darkPixels = new ArrayList<>();
        for (State state : List.of(State.LOOKING, State.UNKNOWN, State.IDENTIFIED)) {
            BufferedImage image = Overlay.draw(Scenes.scene(Scenes.grey(640, 360, 128), Scenes.seen(1, MIDDLE, state)));
            darkPixels.add(bright(image, 258, 264, 150, 270));
        }
        assertThat(darkPixels).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "560,0", "0,280", "560,280", "-60,-60", "600,320", "280,-70"})
    void theLabelStaysInsideThePictureForAFaceAtItsEdge(double x, double y) {
        Label label = label("Ada Lovelace", 14, 300);
        LabelPlaces places = new LabelPlaces(new Rectangle(4, 4, 632, 352), 4, List.of());
        assertThat(new Rectangle(4, 4, 632, 352)
                        .contains(places.take(new Rectangle2D.Double(x, y, 80, 80), label.width(), label.height())))
                .isTrue();
    }

    @Test
    void labelsKeepOffEachOtherWhereThereIsRoom() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            LabelPlaces places = new LabelPlaces(new Rectangle(0, 0, 1280, 720), 6, List.of());
            for (int face = 0; face < 6; face++) {
                double x = 100 + random.nextInt(1000);
                double y = 100 + random.nextInt(500);
                places.take(new Rectangle2D.Double(x, y, 60, 70), 190, 32);
            }
            assertThat(places.crowded()).isFalse();
        }
    }

    @Test
    void aHugeNameIsCutToTheWidthItMayTake() {
        assertThat(label("Wolfeschlegelstein ".repeat(500), 14, 300).width()).isLessThanOrEqualTo(300);
        assertThat(label("Ada", 14, 300).width()).isLessThan(120);
    }

    @Test
    void aNameThatLooksLikeHtmlIsShownLetterByLetter() {
        assertThat(label("<html><h1>Ada", 14, 900).width())
                .isGreaterThan(label("Ada", 14, 900).width() + 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"محمد الأمين", "שרה לוי", "李小龍", "Ивана", "สมชาย", "🙂", "\u0000", "\u202Eada"})
    void drawsNamesOfAnyScript(String name) {
        assertThat(changed(Scenes.scene(Scenes.grey(640, 360, 128), Scenes.named(MIDDLE, name))))
                .isNotEqualTo(new Rectangle());
    }

    @Test
    void nobodyIsNamedBeforeTheEvidenceReachesThatFar() {
        for (State state : List.of(State.LOOKING, State.SUSPECTED, State.UNKNOWN)) {
            Sighting without = new Sighting(1, MIDDLE, state, Optional.empty(), Optional.empty(), 0.3);
            Sighting with =
                    new Sighting(1, MIDDLE, state, Optional.of(new SubjectId("7")), Optional.of("Ada Lovelace"), 0.3);
            assertThat(pixels(with)).isEqualTo(pixels(without));
        }
    }

    @Test
    void aHiddenNameLeavesNoTraceInThePicture() {
        Scene ada = Scenes.scene(Scenes.grey(640, 360, 128), Scenes.named(MIDDLE, "Ada Lovelace"));
        Scene bo = Scenes.scene(Scenes.grey(640, 360, 128), Scenes.named(MIDDLE, "Bo"));
        Sighting hidden = ada.knowingOnly(_ -> false, "known").sightings().getFirst();
        assertThat(pixels(hidden))
                .isEqualTo(
                        pixels(bo.knowingOnly(_ -> false, "known").sightings().getFirst()))
                .isNotEqualTo(pixels(ada.sightings().getFirst()));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,200", "320,180", "320,240", "720,1280", "1920,1080", "3840,2160"})
    void drawsOnPicturesOfAnySize(int width, int height) {
        Box face = new Box(width * 0.4, height * 0.4, width * 0.1, height * 0.15);
        Scene scene = Scenes.scene(Scenes.grey(width, height, 128), Scenes.named(face, "Ada Lovelace"));
        BufferedImage image = Overlay.draw(scene);
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @Test
    void typeGrowsWithThePicture() {
        double small = changed(Scenes.scene(Scenes.grey(640, 360, 128), Scenes.named(MIDDLE, "Ada")))
                .getHeight();
        Box sixfold = new Box(1560, 840, 720, 840);
        double large = changed(Scenes.scene(Scenes.grey(3840, 2160, 128), Scenes.named(sixfold, "Ada")))
                .getHeight();
        assertThat(large / small).isBetween(4.5, 7.0);
    }

    @ParameterizedTest
    @EnumSource(SightingStyle.class)
    void whiteTextOnAPlateCanBeReadOverAnyPicture(SightingStyle style) {
        Color plate = style.plate();
        double opaque = plate.getAlpha() / 255.0;
        double[] overWhite = {mix(plate.getRed(), opaque), mix(plate.getGreen(), opaque), mix(plate.getBlue(), opaque)};
        assertThat(1.05 / (luminance(overWhite) + 0.05)).isGreaterThan(4.5);
    }

    private static double mix(int value, double opaque) {
        return (value * opaque + 255 * (1 - opaque)) / 255;
    }

    /** Relative luminance (WCAG 2.2). */
    private static double luminance(double[] rgb) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += weights[i] * (rgb[i] <= 0.04045 ? rgb[i] / 12.92 : Math.pow((rgb[i] + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static Label label(String name, double size, double widest) {
        return new Label(Scenes.named(MIDDLE, name), size, widest, new FontRenderContext(null, true, true));
    }

    private static List<Integer> pixels(Sighting sighting) {
        BufferedImage image = Overlay.draw(Scenes.scene(Scenes.grey(640, 360, 128), sighting));
        List<Integer> pixels = new ArrayList<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                pixels.add(image.getRGB(x, y));
            }
        }
        return pixels;
    }

    /** How many of a column's pixels differ from the grey picture. */
    private static int colouredOnLine(BufferedImage image, int x, int top, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            count += (image.getRGB(x, y) & 0xffffff) == 0x808080 ? 0 : 1;
        }
        return count;
    }

    private static long bright(BufferedImage image, int left, int right, int top, int bottom) {
        long count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                Color colour = new Color(image.getRGB(x, y));
                count += colour.getGreen() > 150 ? 1 : 0;
            }
        }
        return count;
    }

    /** The smallest rectangle around everything that was drawn. */
    private static Rectangle changed(Scene scene) {
        BufferedImage image = Overlay.draw(scene);
        BufferedImage before = scene.frame().toImage();
        Rectangle changed = new Rectangle();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) != before.getRGB(x, y)) {
                    Rectangle pixel = new Rectangle(x, y, 1, 1);
                    changed = changed.isEmpty() ? pixel : changed.union(pixel);
                }
            }
        }
        return changed;
    }
}
