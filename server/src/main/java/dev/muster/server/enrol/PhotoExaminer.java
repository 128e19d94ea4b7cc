package dev.muster.server.enrol;

import dev.muster.attendance.known.FaceCrop;
import dev.muster.attendance.known.PhotoGate;
import dev.muster.attendance.known.Verdict;
import dev.muster.face.FaceEngine;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import dev.muster.frame.JpegEncoder;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Takes a photo through the gate and keeps of it what a template needs. Any number of threads may share one. */
public final class PhotoExaminer {
    private static final double CROP_QUALITY = 0.85;
    private static final String PURPOSE = "photo";

    private final PhotoGate gate;
    private final FrameDecoder decoder;
    private final Vault vault;

    public PhotoExaminer(FaceEngine engine, Vault vault, Clock clock) {
        this.decoder = new FrameDecoder(DecodeLimits.DEFAULT, clock);
        this.gate = new PhotoGate(engine, decoder);
        this.vault = vault;
    }

    /** What tells this very photo from others; nobody without the key can say which photo it is. */
    public String hash(byte[] photo) {
        return HexFormat.of().formatHex(vault.mac(photo, PURPOSE));
    }

    /** Looks for the one face on a photo. */
    public Examination examine(byte[] photo) {
        return examine(photo, hash(photo));
    }

    /** The same for a photo whose hash is known. */
    public Examination examine(byte[] photo, String hash) {
        return switch (decoder.decode("photo", photo)) {
            case Decoding.Refused refused ->
                new Examination.Stopped(
                        Refusal.of(RefusalKind.UNREADABLE, refused.reason()), List.of(), Optional.empty(), 0, 0);
            case Decoding.Decoded decoded -> examine(decoded.frame(), hash);
        };
    }

    private Examination examine(Frame frame, String hash) {
        return switch (gate.judge(frame)) {
            case Verdict.Refused refused ->
                new Examination.Stopped(
                        new Refusal(kind(refused.kind()), refused.reason(), refused.reasons(), Optional.empty()),
                        refused.faces(),
                        refused.quality(),
                        frame.width(),
                        frame.height());
            case Verdict.Accepted accepted ->
                new Examination.Passed(
                        new FaceSample(
                                accepted.embedding(),
                                accepted.quality(),
                                accepted.face(),
                                frame.time(),
                                hash,
                                JpegEncoder.encode(FaceCrop.of(frame, accepted.face()), CROP_QUALITY)),
                        frame.width(),
                        frame.height());
        };
    }

    private static RefusalKind kind(Verdict.Kind kind) {
        return switch (kind) {
            case UNREADABLE -> RefusalKind.UNREADABLE;
            case NO_FACE -> RefusalKind.NO_FACE;
            case SEVERAL_FACES -> RefusalKind.SEVERAL_FACES;
            case POOR_QUALITY -> RefusalKind.POOR_QUALITY;
        };
    }
}
