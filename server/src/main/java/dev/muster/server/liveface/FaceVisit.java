package dev.muster.server.liveface;

import dev.muster.frame.Decoding;
import dev.muster.frame.FrameDecoder;
import dev.muster.liveness.LivenessJudge;
import dev.muster.liveness.LivenessOutcome;
import dev.muster.liveness.LivenessProgress;
import dev.muster.otp.verify.Admission;
import dev.muster.store.Database;
import dev.muster.store.liveface.FaceAttempts;
import dev.muster.store.liveface.FaceChallenge;
import dev.muster.store.vault.VaultException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt, from its turn to its end. It counts from the first frame on, before that is judged; a turn in which
 * nothing is shown counts as nothing and is soon over.
 */
final class FaceVisit implements FaceTurns.Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(FaceVisit.class);
    private static final Duration TO_FIRST_FRAME = Duration.ofSeconds(10);
    /** A page that is silent for so long has gone. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final FacePeer peer;
    private final FaceCaller caller;
    private final FaceChallenge opened;
    private final Parts parts;
    private final FaceWords words;
    private final FrameInbox inbox = new FrameInbox();
    private volatile CameraHello camera = CameraHello.NONE;

    /** What every attempt works with. */
    record Parts(FaceDesk desk, FaceJudging judging, FaceAttempts attempts, FaceRecord record, FrameDecoder decoder) {}

    FaceVisit(FacePeer peer, FaceCaller caller, FaceChallenge opened, FaceWords words, Parts parts) {
        this.peer = peer;
        this.caller = caller;
        this.opened = opened;
        this.words = words;
        this.parts = parts;
    }

    FaceCaller caller() {
        return caller;
    }

    FrameInbox inbox() {
        return inbox;
    }

    void hello(CameraHello hello) {
        camera = hello;
    }

    @Override
    public void isWaiting(int before) {
        peer.tell(FaceMessage.Waiting.of(before, words.waiting(before)));
    }

    @Override
    public void run() {
        if (inbox.isClosed()) {
            return;
        }
        try {
            parts.desk.begin(opened.id(), parts.judging.limits().life()).ifPresentOrElse(this::attempt, this::over);
        } catch (InterruptedRunException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("an attempt at the live face ended", e);
            sorry("trouble");
        }
    }

    /** Somebody stops the server. */
    private static final class InterruptedRunException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void over() {
        sorry("over");
    }

    private void sorry(String reason) {
        peer.end(because(reason));
    }

    private FaceMessage because(String reason) {
        return FaceMessage.Sorry.because(reason, words.text(reason));
    }

    private void attempt(FaceChallenge challenge) {
        Optional<String> person = parts.judging.person(caller.accountId());
        if (person.isEmpty()) {
            sorry("unenrolled");
            return;
        }
        inbox.clear();
        peer.tell(FaceMessage.Begun.of(
                challenge.prompts().size(), parts.judging.limits().life().toSeconds()));
        Optional<IncomingFrame> first = next(TO_FIRST_FRAME);
        if (first.isEmpty() && inbox.refusal().isEmpty()) {
            parts.record.abandoned();
            sorry("unused");
            return;
        }
        Admission admission = parts.attempts.admit(caller.accountId());
        words.refusal(admission).ifPresentOrElse(peer::end, () -> judge(challenge, person.get(), first));
    }

    private void judge(FaceChallenge challenge, String person, Optional<IncomingFrame> first) {
        switch (unlessWeFail(() -> outcome(parts.judging.open(challenge, person), first))) {
            case LivenessOutcome.Passed passed -> peer.end(unlessWeFail(() -> passed(challenge, person, passed)));
            case LivenessOutcome.Failed failed -> failed(failed);
        }
    }

    /**
     * Takes the attempt back where the server fails at its own work. Nothing else does: a picture that breaks its judge
     * would make attempts free.
     */
    private <T> T unlessWeFail(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (e instanceof InterruptedRunException || e instanceof VaultException || Database.isFailure(e)) {
                takeBack(e);
            }
            throw e;
        }
    }

    private void takeBack(RuntimeException because) {
        try {
            parts.attempts.takeBack(caller.accountId());
        } catch (RuntimeException e) {
            because.addSuppressed(e);
        }
    }

    private FaceMessage passed(FaceChallenge challenge, String person, LivenessOutcome.Passed passed) {
        parts.record.judged(caller, passed, camera.risks());
        parts.judging.remember(person, passed);
        parts.attempts.clear(caller.accountId());
        double similarity = passed.evidence().figures().getOrDefault("similarity", 0.0);
        return parts.desk.pass(challenge.id(), similarity) ? FaceMessage.Passed.ONE : because("over");
    }

    /** Counts before anything else can go wrong. */
    private void failed(LivenessOutcome.Failed failed) {
        parts.attempts.failed(caller.accountId());
        parts.record.judged(caller, failed, camera.risks());
        peer.end(FaceMessage.Failed.because(words.reasons(failed.reasons())));
    }

    private LivenessOutcome outcome(LivenessJudge judge, Optional<IncomingFrame> first) {
        Optional<IncomingFrame> frame = first;
        while (true) {
            Optional<LivenessProgress> progress = look(judge, frame);
            if (progress.isPresent() && progress.get().outcome().isPresent()) {
                return progress.get().outcome().get();
            }
            progress.ifPresent(going -> peer.tellAnew(words.going(going)));
            frame = next(SILENCE);
        }
    }

    /** Empty when this frame said nothing. */
    private Optional<LivenessProgress> look(LivenessJudge judge, Optional<IncomingFrame> frame) {
        Optional<String> refusal = inbox.refusal();
        if (refusal.isPresent()) {
            return Optional.of(judge.refuse(refusal.get()));
        }
        if (frame.isEmpty()) {
            return Optional.of(judge.end());
        }
        IncomingFrame incoming = frame.get();
        return switch (parts.decoder.decode("frame", incoming.jpeg())) {
            case Decoding.Decoded(var picture) ->
                Optional.of(judge.look(picture.at(incoming.captured()), incoming.received()));
            case Decoding.Refused _ -> {
                inbox.unreadable();
                yield Optional.empty();
            }
        };
    }

    private Optional<IncomingFrame> next(Duration patience) {
        try {
            return inbox.next(patience);
        } catch (InterruptedException _) {
            throw new InterruptedRunException();
        }
    }
}
