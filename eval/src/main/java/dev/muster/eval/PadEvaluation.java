package dev.muster.eval;

import dev.muster.camera.CameraOptions;
import dev.muster.camera.Capture;
import dev.muster.camera.FrameSource;
import dev.muster.camera.FrameSources;
import dev.muster.camera.SourceUnavailableException;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import dev.muster.liveness.PassiveDetection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Measures attack detection clip by clip, as the live face uses it. */
public final class PadEvaluation {
    private final PadRequest request;
    private final FaceEngine engine;
    private final CameraOptions options;

    private record Item(Optional<String> species, Path clip) {}

    private PadEvaluation(PadRequest request, FaceEngine engine) {
        this.request = request;
        this.engine = engine;
        double perSecond = (double) Duration.ofSeconds(1).toNanos()
                / request.limits().betweenPassive().toNanos();
        CameraOptions usual = CameraOptions.DEFAULT;
        this.options = new CameraOptions(
                OptionalDouble.of(perSecond),
                Optional.empty(),
                usual.timeout(),
                usual.firstRetry(),
                usual.longestRetry(),
                usual.clock());
    }

    /**
     * Looks at every clip.
     *
     * @throws EvaluationInputException when a folder is not there or holds no clip
     */
    public static PadReport run(PadRequest request, Progress progress)
            throws EvaluationInputException, InterruptedException {
        List<Item> items = new ArrayList<>();
        for (Path folder : request.bonaFide()) {
            clips(folder).forEach(clip -> items.add(new Item(Optional.empty(), clip)));
        }
        for (Map.Entry<String, Path> attack : request.attacks().entrySet()) {
            clips(attack.getValue()).forEach(clip -> items.add(new Item(Optional.of(attack.getKey()), clip)));
        }
        try (FaceEngine engine = FaceEngine.open(request.face())) {
            PadEvaluation evaluation = new PadEvaluation(request, engine);
            List<PadClip> clips = new ArrayList<>();
            for (Item item : items) {
                clips.add(evaluation.assess(item));
                progress.at(clips.size(), items.size());
            }
            return new PadReport(request, clips);
        }
    }

    private static List<Path> clips(Path folder) throws EvaluationInputException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> clips = entries.filter(
                            entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            if (!clips.isEmpty()) {
                return clips;
            }
        } catch (IOException e) {
            throw new EvaluationInputException(folder + ": expected a folder of clips or photos");
        }
        throw new EvaluationInputException(folder + " is empty: expected a folder of clips or photos");
    }

    private PadClip assess(Item item) throws InterruptedException {
        PassiveDetection detection = new PassiveDetection(request.limits());
        Optional<String> unreadable = Optional.empty();
        try (FrameSource source = FrameSources.open(item.clip().toString(), options)) {
            Capture capture = source.next();
            while (!(capture instanceof Capture.Ended)) {
                switch (capture) {
                    case Capture.Captured captured -> look(captured.frame(), detection);
                    case Capture.Unreadable bad -> unreadable = Optional.of(bad.reason());
                    default -> {}
                }
                capture = source.next();
            }
        } catch (SourceUnavailableException e) {
            unreadable = Optional.of(String.valueOf(e.getMessage()));
        }
        return new PadClip(
                item.species(),
                String.valueOf(item.clip().getFileName()),
                detection.frames(),
                detection.attackScore(),
                detection.attackSuspected(),
                unreadable);
    }

    /** The largest face counts. */
    private void look(Frame frame, PassiveDetection detection) {
        List<Face> quick = engine.detectNear(frame);
        List<Face> faces = quick.isEmpty() ? engine.detect(frame) : quick;
        if (!faces.isEmpty()) {
            detection.add(engine.attackEvidence(frame, faces.getFirst()));
        }
    }
}
