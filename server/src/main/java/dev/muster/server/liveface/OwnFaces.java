package dev.muster.server.liveface;

import dev.muster.embedding.Embedding;
import dev.muster.face.FaceEngine;
import dev.muster.gallery.OperatingPoints;
import dev.muster.liveness.FrameHash;
import dev.muster.liveness.FrameHasher;
import dev.muster.liveness.LivenessChallenge;
import dev.muster.liveness.LivenessJudge;
import dev.muster.liveness.LivenessLimits;
import dev.muster.liveness.LivenessOutcome;
import dev.muster.liveness.Reference;
import dev.muster.store.liveface.SeenFaces;
import dev.muster.store.person.StoredTemplate;
import dev.muster.store.person.Templates;
import dev.muster.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Opens judges of live faces, each with one person's templates and what their earlier attempts showed, wherever that
 * was; keeps what a right one shows.
 */
public final class OwnFaces {
    /** The chance that a stranger's live face is taken for a given person's, whatever number of templates that one has. */
    static final double FMR = 1e-4;

    private final FaceEngine engine;
    private final OperatingPoints points;
    private final Templates templates;
    private final SeenFaces seen;
    private final FrameHasher hasher;

    OwnFaces(FaceEngine engine, OperatingPoints points, Templates templates, SeenFaces seen, Vault vault) {
        this.engine = engine;
        this.points = points;
        this.templates = templates;
        this.seen = seen;
        this.hasher = new FrameHasher(vault.mac("frames".getBytes(StandardCharsets.UTF_8), "live face frames"));
    }

    /** A judge of one attempt of a person's. */
    public LivenessJudge judge(LivenessChallenge challenge, String personId, LivenessLimits limits) {
        return LivenessJudge.open(challenge, engine, reference(personId), hasher, () -> earlier(personId), limits);
    }

    /** Remembers the frames of a right attempt, so that no recording of it passes again. */
    public void remember(String personId, LivenessOutcome.Passed passed) {
        seen.add(
                personId,
                passed.evidence().hashes().stream().map(FrameHash::toBytes).toList());
    }

    private Reference reference(String personId) {
        List<Embedding> own = templates.of(personId).stream()
                .map(StoredTemplate::embedding)
                .filter(embedding -> embedding.model().equals(engine.model()))
                .toList();
        return new Reference(
                probe -> own.stream().mapToDouble(probe::similarity).max().orElse(-1),
                points.identification(FMR, Math.max(1, own.size())).threshold());
    }

    private List<FrameHash> earlier(String personId) {
        return seen.of(personId).stream().map(FrameHash::of).toList();
    }
}
