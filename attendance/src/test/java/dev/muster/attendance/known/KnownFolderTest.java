package dev.muster.attendance.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.face.Box;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import dev.muster.gallery.Identification.Identified;
import dev.muster.gallery.SubjectId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Works on faces cut out of the sample photos, with a real engine. */
class KnownFolderTest {
    private static final KnownFolder.Progress NOBODY = (_, _) -> {};
    private static final FrameDecoder DECODER = new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC());

    private static FaceEngine engine;
    private static byte[] group;
    private static List<byte[]> portraits;

    @TempDir
    private Path parent;

    private Path known;
    private KnownFolder folder;

    @BeforeAll
    static void openEngine() throws IOException {
        engine = FaceEngine.open(FaceOptions.defaults().withMirror(false).withMinimumFace(60));
        try (InputStream in =
                Objects.requireNonNull(KnownFolderTest.class.getResourceAsStream("/dev/muster/samples/sample1.jpg"))) {
            group = in.readAllBytes();
        }
        portraits = portraits(group);
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @BeforeEach
    void makeFolder() throws IOException {
        known = Files.createDirectory(parent.resolve("known"));
        folder = new KnownFolder(known, engine);
    }

    @Test
    void readsAFileAPersonAndAFolderAPersonAndNamesWhatItSkips() throws IOException {
        Files.write(known.resolve("Ada.png"), portraits.get(0));
        Files.createDirectory(known.resolve("Bo"));
        Files.write(known.resolve("Bo/first.png"), portraits.get(1));
        Files.write(known.resolve("Bo/group.jpg"), group);
        Files.write(known.resolve("Cut.jpg"), Arrays.copyOf(group, 5_000));
        Files.writeString(known.resolve("notes.txt"), "no picture");
        Files.write(known.resolve("Grey.png"), png(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB)));
        Files.writeString(known.resolve(".DS_Store"), "");
        Files.createDirectory(known.resolve("Empty"));
        List<String> progress = new ArrayList<>();

        KnownFaces faces = folder.read((done, total) -> progress.add(done + "/" + total));

        assertThat(faces.people()).containsExactly(new KnownPerson("Ada", 1), new KnownPerson("Bo", 1));
        assertThat(faces.gallery().size()).isEqualTo(2);
        assertThat(faces.skipped())
                .extracting(skipped -> known.relativize(skipped.file()).toString())
                .containsExactly("Bo/group.jpg", "Cut.jpg", "Empty", "Grey.png", "notes.txt");
        assertThat(reason(faces, "Bo/group.jpg")).matches("has \\d faces; expected one");
        assertThat(reason(faces, "Grey.png")).isEqualTo("has no face that can be found");
        assertThat(reason(faces, "Empty")).isEqualTo("is an empty folder");
        assertThat(progress).hasSize(6).last().isEqualTo("6/6");
    }

    @Test
    void namesTheRightPerson() throws IOException {
        Files.write(known.resolve("Ada.png"), portraits.get(0));
        Files.write(known.resolve("Bo.png"), portraits.get(1));
        Frame frame = frame(portraits.get(1));
        Face face = engine.detect(frame).getFirst();
        assertThat(folder.read(NOBODY).gallery().identify(engine.extract(frame, face), 2, 1e-4))
                .isInstanceOfSatisfying(
                        Identified.class,
                        identified -> assertThat(identified.best().subject()).isEqualTo(new SubjectId("Bo")));
    }

    @Test
    void keepsVerdictsForTheNextStartReadableByTheOwnerAlone() throws IOException {
        Path photo = Files.write(known.resolve("Ada.png"), portraits.get(0));
        FileTime time = Files.getLastModifiedTime(photo);
        folder.read(NOBODY);
        Path cache = VerdictCache.fileOf(known);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rw-------");
        assertThat(parent.toFile().list()).containsExactlyInAnyOrder("known", ".known.muster-cache");

        // A photo of the same size and time is not read again: the kept verdict shows it.
        Files.write(photo, new byte[portraits.get(0).length]);
        Files.setLastModifiedTime(photo, time);
        assertThat(folder.read(NOBODY).people()).containsExactly(new KnownPerson("Ada", 1));
        Files.setLastModifiedTime(photo, FileTime.fromMillis(time.toMillis() + 2_000));
        assertThat(folder.read(NOBODY).people()).isEmpty();
    }

    @Test
    void worksWithADamagedAForeignAndAnImpossibleCache() throws IOException {
        Files.write(known.resolve("Ada.png"), portraits.get(0));
        Path cache = VerdictCache.fileOf(known);
        folder.read(NOBODY);
        Files.write(cache, new byte[] {1, 2, 3});
        assertThat(folder.read(NOBODY).people()).hasSize(1);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(folder.read(NOBODY).people()).hasSize(1);
        Files.delete(cache);
        Files.createDirectories(cache.resolve("in the way"));
        assertThat(folder.read(NOBODY).people()).hasSize(1);
        assertThat(parent.toFile().list()).hasSize(2);
    }

    @Test
    void enrolsTheFirstPhotoAsAFileAndMoreIntoAFolder() throws IOException {
        Path first = Files.write(parent.resolve("first.PNG"), portraits.get(0));
        Path second = Files.write(parent.resolve("second.png"), portraits.get(1));
        Files.delete(known);

        assertThat(folder.enrol(" Ada Lovelace ", first))
                .isEqualTo(new Enrolment.Enrolled(known.resolve("Ada Lovelace.png")));
        assertThat(folder.enrol("Ada Lovelace", first))
                .isEqualTo(new Enrolment.AlreadyThere(known.resolve("Ada Lovelace.png")));
        assertThat(folder.enrol("Bo", first)).isEqualTo(new Enrolment.Refused("is enrolled as Ada Lovelace already"));
        assertThat(folder.enrol("Ada Lovelace", second))
                .isEqualTo(new Enrolment.Enrolled(known.resolve("Ada Lovelace/1.png")));
        assertThat(folder.read(NOBODY).people()).containsExactly(new KnownPerson("Ada Lovelace", 2));
        assertThat(Files.readAllBytes(known.resolve("Ada Lovelace/1.png"))).isEqualTo(portraits.get(1));
    }

    @Test
    void enrolsNothingThatDoesNotPassTheGate() throws IOException {
        Path several = Files.write(parent.resolve("group.jpg"), group);
        Path text = Files.writeString(parent.resolve("text.jpg"), "text");
        Path good = Files.write(parent.resolve("good.png"), portraits.get(0));
        assertThat(folder.enrol("Ada", several))
                .isInstanceOfSatisfying(
                        Enrolment.Refused.class,
                        refused -> assertThat(refused.reason()).contains("faces; expected one"));
        assertThat(folder.enrol("Ada", text)).isInstanceOf(Enrolment.Refused.class);
        assertThat(folder.enrol("Ada", parent.resolve("nothing.jpg")))
                .isEqualTo(new Enrolment.Refused("does not exist"));
        assertThat(folder.enrol("Ada", parent)).isEqualTo(new Enrolment.Refused("is not a file"));
        assertThat(folder.enrol("../Ada", good)).isInstanceOf(Enrolment.Refused.class);
        assertThat(known).isEmptyDirectory();
    }

    @Test
    void saysWhenThereIsNoSuchFolder() {
        assertThatThrownBy(() -> new KnownFolder(parent.resolve("nowhere"), engine).read(NOBODY))
                .isInstanceOf(KnownFolderException.class)
                .hasMessageMatching("expected a folder of known faces, but .*nowhere does not exist");
    }

    private String reason(KnownFaces faces, String file) {
        return faces.skipped().stream()
                .filter(skipped -> skipped.file().equals(known.resolve(file)))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    private static List<byte[]> portraits(byte[] photo) throws IOException {
        Frame frame = frame(photo);
        BufferedImage image = frame.toImage();
        List<byte[]> portraits = new ArrayList<>();
        for (Face face : engine.detect(frame)) {
            Box box = face.box();
            int x = (int) Math.max(0, box.x() - box.width() * 0.4);
            int y = (int) Math.max(0, box.y() - box.height() * 0.4);
            int right = (int) Math.min(image.getWidth(), box.right() + box.width() * 0.4);
            int bottom = (int) Math.min(image.getHeight(), box.bottom() + box.height() * 0.4);
            portraits.add(png(image.getSubimage(x, y, right - x, bottom - y)));
        }
        return portraits;
    }

    private static Frame frame(byte[] photo) {
        return switch (DECODER.decode("sample", photo)) {
            case Decoding.Decoded decoded -> decoded.frame();
            case Decoding.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
