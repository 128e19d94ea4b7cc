package dev.muster.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.embedding.Embedding;
import dev.muster.frame.Frame;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge's logic, on made-up frames of made-up people. */
class LivenessJudgeTest {
    private static final LivenessLimits LIMITS = LivenessLimits.SHIPPED;
    private static final List<Prompt> PROMPTS = List.of(Prompt.TURN_RIGHT, Prompt.BLINK, Prompt.COME_CLOSER);
    private static final FrameHasher HASHER = new FrameHasher(new byte[32]);

    private final Stage stage = new Stage();

    @Test
    void aRightAttemptPassesWhateverIsAsked() {
        SecureRandom random = new SecureRandom();
        for (int round = 0; round < 40; round++) {
            Stage right = new Stage();
            LivenessChallenge challenge = LivenessChallenge.issue(random, Stage.START.minusSeconds(1), LIMITS);
            right.perform(challenge.prompts());
            LivenessOutcome outcome = judged(right, challenge, right.frames(), SeenFrames.NONE);
            assertThat(outcome).as("%s", challenge).isInstanceOf(LivenessOutcome.Passed.class);
            Embedding embedding = ((LivenessOutcome.Passed) outcome).embedding();
            assertThat(embedding.similarity(Stage.face(1))).isGreaterThan(0.99);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaceThatDoesNothingIsTooSlow(Prompt prompt) {
        assertRefused(stage.rest(200), List.of(prompt), FailureReason.TOO_SLOW);
    }

    @Test
    void anotherOrderIsNotTheOrder() {
        stage.perform(List.of(Prompt.COME_CLOSER, Prompt.BLINK, Prompt.TURN_RIGHT))
                .rest(100);
        assertRefused(stage, PROMPTS, FailureReason.TOO_SLOW);
    }

    @Test
    void aTurnToTheWrongSideIsForgivenOnce() {
        LivenessOutcome once = judged(forgiven(new Stage(), 1));
        assertThat(once).isInstanceOf(LivenessOutcome.Passed.class);
        assertRefused(forgiven(new Stage(), 2), PROMPTS, FailureReason.PROMPTS_NOT_FOLLOWED);
    }

    private static Stage forgiven(Stage stage, int wrong) {
        stage.rest(8);
        for (int i = 0; i < wrong; i++) {
            stage.perform(Prompt.TURN_LEFT, 1);
        }
        return stage.perform(PROMPTS);
    }

    @Test
    void aFlatPictureThatTurnsIsRefused() {
        assertRefused(stage.holdUpAPicture().perform(PROMPTS), PROMPTS, FailureReason.NOT_ACCEPTED);
        assertThat(refusals(stage)).containsExactly("the turned head is as flat as a picture");
    }

    @Test
    void anotherPersonsLiveFaceIsRefused() {
        assertRefused(stage.enter(2).perform(PROMPTS), PROMPTS, FailureReason.NOT_ACCEPTED);
        assertThat(refusals(stage)).containsExactly("the face is somebody else's");
    }

    @Test
    void twoPersonsSwappedHalfWayAreRefused() {
        stage.rest(8).perform(Prompt.TURN_RIGHT, 1).rest(8).enter(2);
        stage.perform(Prompt.BLINK, 1).perform(Prompt.COME_CLOSER, 1).rest(24);
        assertRefused(stage, PROMPTS, FailureReason.NOT_ACCEPTED);
        assertThat(refusals(stage)).containsExactly("another face took the place of the first");
    }

    @Test
    void framesInWrongOrderAreRefused() {
        List<Frame> frames = new ArrayList<>(stage.perform(PROMPTS).frames());
        Collections.swap(frames, 12, 20);
        assertRefused(judged(stage, challenge(PROMPTS), frames, SeenFrames.NONE), FailureReason.NOT_ACCEPTED);
    }

    @Test
    void shuffledFramesWithForgedTimesAreRefused() {
        List<Frame> shuffled = new ArrayList<>(stage.perform(PROMPTS).frames());
        Collections.shuffle(shuffled, new Random(3));
        List<Frame> forged = new ArrayList<>();
        for (int i = 0; i < shuffled.size(); i++) {
            forged.add(stage.retimed(shuffled.get(i), Stage.START.plus(Stage.BETWEEN.multipliedBy(i))));
        }
        assertThat(judged(stage, challenge(PROMPTS), forged, SeenFrames.NONE))
                .isInstanceOf(LivenessOutcome.Failed.class);
    }

    @Test
    void timesThatDriftFromTheClockAreRefused() {
        List<Frame> frames = stage.perform(PROMPTS).frames();
        LivenessJudge judge = judge(stage, challenge(PROMPTS), SeenFrames.NONE);
        for (int i = 0; i < frames.size(); i++) {
            // Sent quickly, with the times of an attempt that took its time.
            judge.look(frames.get(i), Stage.START.plusMillis(40L * i));
        }
        assertRefused(judge.end().outcome().orElseThrow(), FailureReason.NOT_ACCEPTED);
    }

    @Test
    void moreFramesThanACameraMakesAreRefused() {
        List<Frame> frames = stage.rest(100).frames();
        List<Frame> quick = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            quick.add(stage.retimed(frames.get(i), Stage.START.plusMillis(5L * i)));
        }
        assertRefused(judged(stage, challenge(PROMPTS), quick, SeenFrames.NONE), FailureReason.NOT_ACCEPTED);
    }

    @Test
    void aLoopedClipIsRefused() {
        // A clip of somebody who turns, comes back and blinks, played again and again until all is done.
        List<Frame> clip = stage.rest(8)
                .perform(Prompt.BLINK, 1)
                .perform(Prompt.TURN_RIGHT, 1)
                .frames();
        List<Frame> looped = new ArrayList<>();
        for (int i = 0; i < 5 * clip.size(); i++) {
            Frame frame = clip.get(i % clip.size());
            looped.add(stage.retimed(frame, Stage.START.plus(Stage.BETWEEN.multipliedBy(i))));
        }
        List<Prompt> prompts = List.of(Prompt.TURN_RIGHT, Prompt.BLINK);
        LivenessOutcome outcome = judged(stage, challenge(prompts), looped, SeenFrames.NONE);
        assertRefused(outcome, FailureReason.NOT_ACCEPTED);
        assertThat(outcome.evidence().refusals()).containsExactly("frames repeat within the attempt");
    }

    @Test
    void aRecordingOfAnEarlierRightAttemptIsRefused() {
        List<Frame> frames = stage.perform(PROMPTS).frames();
        LivenessOutcome first = judged(stage, challenge(PROMPTS), frames, SeenFrames.NONE);
        assertThat(first).isInstanceOf(LivenessOutcome.Passed.class);
        List<FrameHash> kept = first.evidence().hashes().stream()
                .map(hash -> FrameHash.of(hash.toBytes()))
                .toList();
        LivenessOutcome again = judged(stage, challenge(PROMPTS), frames, () -> kept);
        assertRefused(again, FailureReason.NOT_ACCEPTED);
        assertThat(again.evidence().refusals()).containsExactly("frames repeat those of an earlier attempt");
    }

    @Test
    void aNewAttemptOfTheSamePersonPasses() {
        List<FrameHash> kept = judged(stage.perform(PROMPTS)).evidence().hashes();
        Stage another = new Stage(8).perform(PROMPTS);
        assertThat(judged(another, challenge(PROMPTS), another.frames(), () -> kept))
                .isInstanceOf(LivenessOutcome.Passed.class);
    }

    @Test
    void anAttackThatDoesWhatIsAskedIsRefused() {
        assertRefused(stage.looksBonaFide(0.05).perform(PROMPTS), PROMPTS, FailureReason.NOT_ACCEPTED);
        assertThat(refusals(stage)).containsExactly("attack detection suspects an attack");
    }

    @Test
    void noSingleFrameDecidesAboutAttacks() {
        stage.rest(8).looksBonaFide(0.01).rest(3).looksBonaFide(0.99).perform(PROMPTS);
        assertThat(judged(stage)).isInstanceOf(LivenessOutcome.Passed.class);
        Stage attack = new Stage().looksBonaFide(0.01).rest(8).looksBonaFide(1).rest(3);
        assertRefused(attack.looksBonaFide(0.01).perform(PROMPTS), PROMPTS, FailureReason.NOT_ACCEPTED);
    }

    @Test
    void aFewLostFramesDoNotFailAnAttempt() {
        stage.rest(8).act(Act.REST, 0).act(Act.REST, 0).perform(Prompt.TURN_RIGHT, 1);
        for (int i = 0; i < 8; i++) {
            stage.act(Act.REST, 0);
        }
        stage.perform(Prompt.BLINK, 1).perform(Prompt.COME_CLOSER, 1).act(Act.of(Prompt.COME_CLOSER));
        for (int i = 0; i < 12; i++) {
            stage.act(Act.of(Prompt.COME_CLOSER));
        }
        assertThat(judged(stage)).isInstanceOf(LivenessOutcome.Passed.class);
    }

    @Test
    void aFaceThatLeavesIsRefused() {
        stage.rest(8);
        for (int i = 0; i < 16; i++) {
            stage.act(Act.REST, 0);
        }
        assertRefused(stage.perform(PROMPTS), PROMPTS, FailureReason.FACE_LOST);
    }

    @Test
    void twoFacesAreToldAndInTheEndRefused() {
        stage.rest(8).act(Act.REST, 2);
        LivenessJudge judge = judge(stage, challenge(PROMPTS), SeenFrames.NONE);
        List<Hint> hints = List.of();
        for (Frame frame : stage.frames()) {
            hints = judge.look(frame, frame.time()).hints();
        }
        assertThat(hints).containsExactly(Hint.ONE_FACE_ONLY);
        for (int i = 0; i < 60; i++) {
            stage.act(Act.REST, 2);
            if (i % 8 == 0) {
                stage.act(Act.REST);
            }
        }
        assertRefused(stage, PROMPTS, FailureReason.SEVERAL_FACES);
    }

    @Test
    void aFaceThatFillsThePictureIsAskedToMoveBackBeforeItBegins() {
        stage.act(new Act(2, -6, 1, 0.02, 2));
        LivenessJudge judge = judge(stage, challenge(PROMPTS), SeenFrames.NONE);
        Frame frame = stage.frames().getFirst();
        assertThat(judge.look(frame, frame.time()).hints()).containsExactly(Hint.MOVE_BACK);
    }

    @Test
    void framesOutsideTheChallengesLifeAreRefused() {
        stage.perform(PROMPTS);
        Instant before = Stage.START.minusSeconds(100);
        LivenessChallenge old = new LivenessChallenge("x", PROMPTS, before, before.plusSeconds(60));
        assertRefused(judged(stage, old, stage.frames(), SeenFrames.NONE), FailureReason.TOO_SLOW);
    }

    @Test
    void nothingIsPassedWithoutFrames() {
        LivenessJudge judge = judge(stage, challenge(PROMPTS), SeenFrames.NONE);
        assertRefused(judge.end().outcome().orElseThrow(), FailureReason.TOO_SLOW);
    }

    @Test
    void whatTheCallerSawRefusesTheAttempt() {
        stage.rest(8).perform(PROMPTS);
        LivenessJudge judge = judge(stage, challenge(PROMPTS), SeenFrames.NONE);
        LivenessOutcome refused = judge.refuse("no pictures").outcome().orElseThrow();
        assertRefused(refused, FailureReason.NOT_ACCEPTED);
        assertThat(refused.evidence().refusals()).containsExactly("no pictures");
        assertThat(judge.refuse("again").outcome()).containsSame(refused);
    }

    @Test
    void anOutcomeStands() {
        stage.rest(8).perform(PROMPTS);
        LivenessJudge judge = judge(stage, challenge(PROMPTS), SeenFrames.NONE);
        LivenessOutcome refused = judge.end().outcome().orElseThrow();
        for (Frame frame : stage.frames()) {
            assertThat(judge.look(frame, frame.time()).outcome()).containsSame(refused);
        }
    }

    @Test
    void progressNamesThePromptAndCounts() {
        stage.perform(PROMPTS);
        LivenessJudge judge = judge(stage, challenge(PROMPTS), SeenFrames.NONE);
        List<Prompt> asked = new ArrayList<>();
        for (Frame frame : stage.frames()) {
            LivenessProgress progress = judge.look(frame, frame.time().plusMillis(30));
            assertThat(progress.total()).isEqualTo(3);
            progress.prompt().filter(prompt -> !asked.contains(prompt)).ifPresent(asked::add);
        }
        assertThat(asked).isEqualTo(PROMPTS);
    }

    private static void assertRefused(Stage stage, List<Prompt> prompts, FailureReason reason) {
        assertRefused(judged(stage, challenge(prompts), stage.frames(), SeenFrames.NONE), reason);
    }

    private static void assertRefused(LivenessOutcome outcome, FailureReason reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LivenessOutcome.Failed.class,
                        failed -> assertThat(failed.reasons())
                                .as("%s", failed.evidence().refusals())
                                .isEqualTo(Set.of(reason)));
    }

    private static List<String> refusals(Stage stage) {
        return judged(stage).evidence().refusals();
    }

    private static LivenessOutcome judged(Stage stage) {
        return judged(stage, challenge(PROMPTS), stage.frames(), SeenFrames.NONE);
    }

    private static LivenessOutcome judged(
            Stage stage, LivenessChallenge challenge, List<Frame> frames, SeenFrames seen) {
        LivenessJudge judge = judge(stage, challenge, seen);
        Duration lag = Duration.ofMillis(40);
        for (Frame frame : frames) {
            judge.look(frame, frame.time().plus(lag));
        }
        return judge.end().outcome().orElseThrow();
    }

    private static LivenessJudge judge(Stage stage, LivenessChallenge challenge, SeenFrames seen) {
        Reference reference = new Reference(Stage.face(1)::similarity, 0.41);
        return new LivenessJudge(challenge, stage, reference, HASHER, seen, LIMITS);
    }

    private static LivenessChallenge challenge(List<Prompt> prompts) {
        return new LivenessChallenge("x", prompts, Stage.START.minusSeconds(1), Stage.START.plusSeconds(60));
    }
}
