package dev.muster.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files that pretend to be images. */
final class HostileImages {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private HostileImages() {}

    /** Where they are. */
    record Folder(Path empty, Path text, Path truncated, Path bomb, Path tiny) {}

    static Folder in(Path folder) {
        try {
            byte[] photo = Files.readAllBytes(Photos.sample(6, folder));
            BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
            ByteArrayOutputStream tiny = new ByteArrayOutputStream();
            ImageIO.write(pixel, "png", tiny);
            return new Folder(
                    Files.write(folder.resolve("empty.jpg"), new byte[0]),
                    Files.writeString(folder.resolve("text.jpg"), "This is a letter, not a picture.\n"),
                    Files.write(folder.resolve("truncated.jpg"), Arrays.copyOf(photo, photo.length / 3)),
                    Files.write(folder.resolve("bomb.png"), header(30_000, 30_000)),
                    Files.write(folder.resolve("tiny.png"), tiny.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PNG of which only the header is there. */
    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(chunk);
        fields.writeBytes("IHDR");
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream png = new DataOutputStream(file);
        png.write(PNG);
        png.writeInt(13);
        png.write(chunk.toByteArray());
        png.writeInt((int) crc.getValue());
        return file.toByteArray();
    }
}
