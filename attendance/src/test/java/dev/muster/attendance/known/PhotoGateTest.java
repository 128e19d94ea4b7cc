package dev.muster.attendance.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.attendance.known.Verdict.Kind;
import dev.muster.face.Box;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.face.QualityReason;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import dev.muster.frame.JpegEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Judges the group on a sample photo, and people cut out of it. */
class PhotoGateTest {
    private static final double WHOLE_HEAD = 0.35;

    private static FaceEngine engine;
    private static PhotoGate gate;
    private static Verdict.Refused group;
    private static Frame portrait;

    @BeforeAll
    static void openEngine() throws IOException {
        engine = FaceEngine.open(FaceOptions.defaults().withMirror(false).withMinimumFace(40));
        FrameDecoder decoder = new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC());
        gate = new PhotoGate(engine, decoder);
        try (InputStream in =
                Objects.requireNonNull(PhotoGateTest.class.getResourceAsStream("/dev/muster/samples/sample1.jpg"))) {
            byte[] photo = in.readAllBytes();
            group = (Verdict.Refused) gate.judge("sample1.jpg", photo);
            Frame whole = ((Decoding.Decoded) decoder.decode("sample1.jpg", photo)).frame();
            portrait = cut(whole, group.faces().getFirst().box());
        }
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @Test
    void letsAPortraitInWithAllThatEnrolmentNeeds() {
        Verdict.Accepted accepted = (Verdict.Accepted) gate.judge("ada.jpg", JpegEncoder.encode(portrait, 0.95));
        assertThat(accepted.embedding().model()).isEqualTo(engine.model());
        assertThat(accepted.quality().acceptable()).isTrue();
        assertThat(accepted.frame().width()).isEqualTo(portrait.width());
        assertThat(accepted.face().box().width()).isLessThan(portrait.width());
    }

    @Test
    void saysOfAGroupHowManyAndWhereTheyAre() {
        assertThat(group.kind()).isEqualTo(Kind.SEVERAL_FACES);
        assertThat(group.reason())
                .isEqualTo("has %d faces; expected one", group.faces().size());
        assertThat(group.faces()).hasSizeGreaterThan(1);
        assertThat(group.reasons()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAPoorFace() {
        Frame blurred = portrait.scaled(portrait.width() / 12, portrait.height() / 12)
                .scaled(portrait.width(), portrait.height());
        Verdict.Refused refused = (Verdict.Refused) gate.judge(blurred);
        assertThat(refused.kind()).isEqualTo(Kind.POOR_QUALITY);
        assertThat(refused.reasons()).contains(QualityReason.BLURRED);
        assertThat(refused.reason()).startsWith("is not good enough: ").contains("hold still");
        assertThat(refused.faces()).hasSize(1);
    }

    @Test
    void tellsNoFaceFromNoPicture() {
        Frame black = Frame.of(200, 200, new byte[200 * 200 * 3], Instant.EPOCH);
        assertThat(((Verdict.Refused) gate.judge(black)).kind()).isEqualTo(Kind.NO_FACE);
        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        Verdict.Refused unreadable = (Verdict.Refused) gate.judge("notes.txt", text);
        assertThat(unreadable.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(unreadable.reason()).startsWith("is not an image");
    }

    @Test
    void cropsASmallSquareWithTheFaceInIt() {
        Verdict.Accepted accepted = (Verdict.Accepted) gate.judge(portrait);
        Frame crop = FaceCrop.of(accepted.frame(), accepted.face());
        assertThat(crop.width()).isEqualTo(crop.height()).isLessThanOrEqualTo(FaceCrop.LONGEST);
        Box inCrop = engine.detect(crop).getFirst().box();
        assertThat(inCrop.centre().x() / crop.width()).isBetween(0.35, 0.65);
    }

    @Test
    void keepsTheCropInsideThePictureForAFaceAtItsEdge() {
        Face face = group.faces().getFirst();
        for (Box box : new Box[] {new Box(-20, -20, 60, 70), new Box(180, 80, 60, 70), new Box(0, 0, 400, 400)}) {
            Face atEdge = new Face(box, face.confidence(), face.landmarks(), face.landmarkSpread());
            Frame crop = FaceCrop.of(Frame.of(200, 100, new byte[200 * 100 * 3], Instant.EPOCH), atEdge);
            assertThat(crop.width()).isEqualTo(crop.height()).isBetween(1, 100);
        }
    }

    private static Frame cut(Frame photo, Box box) {
        int x = (int) Math.max(0, box.x() - WHOLE_HEAD * box.width());
        int y = (int) Math.max(0, box.y() - WHOLE_HEAD * box.height());
        int right = (int) Math.min(photo.width(), box.right() + WHOLE_HEAD * box.width());
        int bottom = (int) Math.min(photo.height(), box.bottom() + WHOLE_HEAD * box.height());
        return photo.cut(x, y, right - x, bottom - y);
    }
}
