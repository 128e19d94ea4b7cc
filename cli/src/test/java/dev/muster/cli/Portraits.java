package dev.muster.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Cuts portraits of single people out of a group photo, where the program itself finds their faces. */
final class Portraits {
    private static final double MARGIN = 0.35;

    private Portraits() {}

    /** One file for each face of a sample photo, largest first. */
    static List<Path> of(int sample, Path folder) throws IOException {
        Path photo = Photos.sample(sample, folder);
        BufferedImage image = ImageIO.read(photo.toFile());
        List<Path> portraits = new ArrayList<>();
        for (Map<String, Object> face :
                Program.maps(Program.run("detect", "--json", photo).object().get("faces"))) {
            Path file = folder.resolve("portrait-%d-%d.png".formatted(sample, portraits.size()));
            ImageIO.write(cut(image, Program.map(face.get("box"))), "png", file.toFile());
            portraits.add(file);
        }
        return portraits;
    }

    private static BufferedImage cut(BufferedImage image, Map<String, Object> box) {
        double width = Program.number(box.get("width"));
        double height = Program.number(box.get("height"));
        int x = (int) Math.max(0, Program.number(box.get("x")) - MARGIN * width);
        int y = (int) Math.max(0, Program.number(box.get("y")) - MARGIN * height);
        int right = (int) Math.min(image.getWidth(), Program.number(box.get("x")) + (1 + MARGIN) * width);
        int bottom = (int) Math.min(image.getHeight(), Program.number(box.get("y")) + (1 + MARGIN) * height);
        return image.getSubimage(x, y, right - x, bottom - y);
    }
}
