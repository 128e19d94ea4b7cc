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
import dev.muster.liveness.Prompt;
import dev.muster.liveness.Reference;
import dev.muster.store.factor.EnrolledFace;
import dev.muster.store.liveface.FaceChallenge;
import dev.muster.store.liveface.SeenFaces;
import dev.muster.store.person.StoredTemplate;
import dev.muster.store.person.Templates;
import dev.muster.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Opens judges of attempts, with the person's templates and what earlier attempts showed; keeps what a right one showed. */
final class FaceJudging {
    /** The chance that a stranger's live face is taken for a given person's, whatever number of templates that one has. */
    static final double FMR = 1e-4;

    private final FaceEngine engine;
    private final OperatingPoints points;
    private final EnrolledFace enrolled;
    private final Templates templates;
    private final SeenFaces seen;
    private final FrameHasher hasher;
    private final LivenessLimits limits;

    FaceJudging(
            FaceEngine engine,
            OperatingPoints points,
            EnrolledFace enrolled,
            Templates templates,
            SeenFaces seen,
            Vault vault,
            LivenessLimits limits) {
        this.engine = engine;
        this.points = points;
        this.enrolled = enrolled;
        this.templates = templates;
        this.seen = seen;
        this.hasher = new FrameHasher(vault.mac("frames".getBytes(StandardCharsets.UTF_8), "live face frames"));
        this.limits = limits;
    }

    LivenessLimits limits() {
        return limits;
    }

    /** Whose face an account must show; empty where it has none any more. */
    Optional<String> person(String accountId) {
        return enrolled.of(accountId);
    }

    /** A judge of one attempt; the challenge's life has begun. */
    LivenessJudge open(FaceChallenge challenge, String personId) {
        LivenessChallenge asked = new LivenessChallenge(
                challenge.id(),
                challenge.prompts().stream().map(Prompt::valueOf).toList(),
                challenge.issued(),
                challenge.expires());
        return LivenessJudge.open(asked, engine, reference(personId), hasher, () -> earlier(personId), limits);
    }

    /** Remembers the frames of a right attempt, so that no recording of it passes again. */
    void remember(String personId, LivenessOutcome.Passed passed) {
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
                points.identification(FMR, own.size()).threshold());
    }

    private List<FrameHash> earlier(String personId) {
        return seen.of(personId).stream().map(FrameHash::of).toList();
    }
}
