package dev.muster.desktop.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.QrCode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QrPictureTest {
    private static final String URI = Secrets.RFC.text();

    @TempDir
    private Path folder;

    @Test
    void readsAQrCodeFromAPicture() throws IOException {
        assertThat(QrPicture.read(picture(Color.WHITE, Color.BLACK, 0))).isEqualTo(new QrPicture.Reading.Read(URI));
    }

    @Test
    void readsOneThatIsLightOnDark() throws IOException {
        assertThat(QrPicture.read(picture(Color.BLACK, Color.WHITE, 0))).isEqualTo(new QrPicture.Reading.Read(URI));
    }

    @Test
    void readsOneThatLeans() throws IOException {
        assertThat(QrPicture.read(picture(Color.WHITE, Color.BLACK, 9))).isEqualTo(new QrPicture.Reading.Read(URI));
    }

    @Test
    void saysWhenThereIsNone() throws IOException {
        Path file = folder.resolve("grey.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        assertThat(QrPicture.read(file)).isInstanceOf(QrPicture.Reading.Refused.class);
        Path letter = Files.writeString(folder.resolve("letter.png"), "Dear Ada");
        assertThat(QrPicture.read(letter))
                .isInstanceOfSatisfying(
                        QrPicture.Reading.Refused.class,
                        refused -> assertThat(refused.reason()).contains("letter.png"));
        assertThat(QrPicture.read(folder.resolve("none.png"))).isInstanceOf(QrPicture.Reading.Refused.class);
    }

    @Test
    void whatWasReadDoesNotPrintItself() {
        assertThat(new QrPicture.Reading.Read(URI).toString()).doesNotContain("secret");
    }

    private Path picture(Color paper, Color ink, double degrees) throws IOException {
        QrCode code = QrCode.of(URI);
        int module = 6;
        int side = code.size() * module + 120;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(paper);
        g.fillRect(0, 0, side, side);
        g.rotate(Math.toRadians(degrees), side / 2.0, side / 2.0);
        g.setColor(ink);
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                if (code.isDark(x, y)) {
                    g.fillRect(60 + x * module, 60 + y * module, module, module);
                }
            }
        }
        g.dispose();
        Path file = folder.resolve("code.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
