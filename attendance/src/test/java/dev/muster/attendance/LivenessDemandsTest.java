package dev.muster.attendance;

import static dev.muster.attendance.Sighting.State.IDENTIFIED;
import static dev.muster.attendance.Sighting.State.LOOKING;
import static dev.muster.attendance.Sighting.State.RECORDED;
import static dev.muster.attendance.Sighting.State.SUSPECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.attendance.AttendanceEvent.AttackSuspected;
import dev.muster.attendance.AttendanceEvent.Identified;
import dev.muster.attendance.AttendanceEvent.Recorded;
import dev.muster.attendance.SamplePeople.Person;
import dev.muster.attendance.ScriptedSource.Placed;
import dev.muster.attendance.checkin.CheckIn;
import dev.muster.attendance.checkin.CheckInPolicy;
import dev.muster.attendance.checkin.Proof;
import dev.muster.attendance.register.Direction;
import dev.muster.attendance.register.Punch;
import dev.muster.camera.FrameSource;
import dev.muster.face.AttackEvidence;
import dev.muster.face.Effort;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.frame.Frame;
import dev.muster.liveness.LivenessLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs that ask for liveness; what attack detection and the proof find is scripted. */
class LivenessDemandsTest {
    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final AttackEvidence LIVE = new AttackEvidence(0.98, 0.95, 10);
    private static final AttackEvidence ATTACK = new AttackEvidence(0.02, 0.05, 10);
    private static final int FRAMES = LivenessLimits.SHIPPED.passiveFrames();

    private static FaceEngine engine;
    private static SamplePeople people;
    private static Person ada;
    private static Person bo;

    private final InMemoryRegister register = new InMemoryRegister();
    private final Notes notes = new Notes();

    @BeforeAll
    static void openEngine() {
        engine = FaceEngine.open(
                FaceOptions.defaults().withMirror(false).withEffort(Effort.FAST).withMinimumFace(60));
        people = new SamplePeople(engine);
        ada = people.on(1).get(0);
        bo = people.on(1).get(1);
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @Test
    void namesAndRecordsNobodyInWhomAnAttackIsSuspected() throws InterruptedException {
        run(source().shows(30, left(ada)), watched((_, _) -> ATTACK));
        assertThat(notes.events(Identified.class)).isEmpty();
        assertThat(notes.names()).isEmpty();
        assertThat(register.names()).isEmpty();
        assertThat(notes.states()).startsWith(LOOKING).endsWith(SUSPECTED).doesNotContain(IDENTIFIED);
        assertThat(notes.events(AttackSuspected.class)).singleElement().satisfies(told -> {
            assertThat(told.track()).isEqualTo(1);
            assertThat(told.attackScore()).isGreaterThan(0.9);
        });
    }

    @Test
    void recordsALiveFaceOnceEnoughOfItsFramesWereLookedAt() throws InterruptedException {
        AtomicInteger looked = new AtomicInteger();
        run(source().shows(30, left(ada)), watched((_, _) -> {
            looked.incrementAndGet();
            return LIVE;
        }));
        assertThat(register.names()).containsExactly(ada.name());
        assertThat(notes.states().subList(0, FRAMES - 1)).containsOnly(LOOKING);
        assertThat(notes.states().get(FRAMES - 1)).isEqualTo(RECORDED);
        assertThat(looked.get()).isGreaterThanOrEqualTo(FRAMES);
    }

    @Test
    void noSingleFrameDecides() throws InterruptedException {
        AtomicInteger looked = new AtomicInteger();
        run(source().shows(20, left(ada)), watched((_, _) -> looked.getAndIncrement() == 2 ? ATTACK : LIVE));
        run(source().shows(20, right(bo)), watched((_, _) -> looked.getAndIncrement() % 6 == 5 ? LIVE : ATTACK));
        assertThat(register.names()).containsExactly(ada.name());
    }

    @Test
    void tellsAPictureFromALivePersonBesideIt() throws InterruptedException {
        run(
                source().shows(20, left(ada), right(bo)),
                watched((_, face) -> face.box().centre().x() < 320 ? ATTACK : LIVE));
        assertThat(register.names()).containsExactly(bo.name());
        assertThat(notes.names()).containsExactly(bo.name());
        assertThat(notes.events(AttackSuspected.class)).hasSize(1);
    }

    @Test
    void whoeverTakesALivePersonsPlaceIsLookedAtAnew() throws InterruptedException {
        AtomicInteger looked = new AtomicInteger();
        run(
                source().shows(FRAMES, left(bo)).shows(30, left(ada)),
                watched((_, _) -> looked.getAndIncrement() < FRAMES ? LIVE : ATTACK));
        assertThat(register.names()).containsExactly(bo.name());
        assertThat(notes.names()).containsExactly(bo.name());
    }

    @Test
    void takesUpAChangeWhileItRuns() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        AttackWatch watch =
                new AttackWatch(() -> asked.getAndIncrement() >= 8, (_, _) -> ATTACK, LivenessLimits.SHIPPED);
        run(source().shows(60, left(ada)), RollCallOptions.naming(1e-4).with(watch));
        assertThat(notes.states()).contains(IDENTIFIED).endsWith(SUSPECTED);
    }

    @Test
    void entersNobodyBeforeTheProofIsGiven() throws InterruptedException {
        ScriptedProof proof = new ScriptedProof(12);
        run(source().shows(10, left(ada)), proving(proof));
        assertThat(register.names()).isEmpty();
        assertThat(notes.events(Identified.class)).hasSize(1);
        run(source().shows(10, left(ada)), proving(proof));
        assertThat(register.names()).containsExactly(ada.name());
        assertThat(notes.events(Recorded.class)).hasSize(1);
        assertThat(proof.frames).isEqualTo(20);
    }

    @Test
    void asksForProofOfTheConfirmedAlone() throws InterruptedException {
        ScriptedProof proof = new ScriptedProof(Integer.MAX_VALUE);
        run(source().shows(20, left(ada)), proving(proof).with(new AttackWatch(() -> true, (_, _) -> ATTACK, LIMITS)));
        assertThat(proof.asked).isZero();
    }

    @Test
    void knowsWhetherAPunchStandsInTheWay() {
        CheckIn checkIn = checkIn();
        Punch punch = new Punch("Ada", MORNING.atZone(ZoneOffset.UTC), 0.7, "door");
        assertThat(checkIn.earlier(punch)).isEmpty();
        checkIn.enter(punch);
        assertThat(checkIn.earlier(new Punch("Ada", punch.time().plusHours(1), 0.7, "door")))
                .contains(punch);
        assertThat(checkIn.earlier(new Punch("Ada", punch.time().plusHours(13), 0.7, "door")))
                .isEmpty();
        assertThat(checkIn.earlier(new Punch("Bo", punch.time().plusHours(1), 0.7, "door")))
                .isEmpty();
    }

    private static final LivenessLimits LIMITS = LivenessLimits.SHIPPED;

    /** Given from a frame on. */
    private static final class ScriptedProof implements Proof {
        private final int given;
        private int frames;
        private int asked;

        ScriptedProof(int given) {
            this.given = given;
        }

        @Override
        public boolean wanted(Punch punch) {
            asked++;
            return frames < given;
        }

        @Override
        public void look(Frame frame) {
            frames++;
        }
    }

    private RollCallOptions watched(BiFunction<Frame, Face, AttackEvidence> detection) {
        return RollCallOptions.naming(1e-4).with(checkIn()).with(new AttackWatch(() -> true, detection, LIMITS));
    }

    private RollCallOptions proving(Proof proof) {
        return RollCallOptions.naming(1e-4).with(checkIn()).proving(proof);
    }

    private CheckIn checkIn() {
        return new CheckIn(register, new CheckInPolicy(Duration.ofHours(12), ZoneOffset.UTC, Direction.IN));
    }

    private void run(FrameSource source, RollCallOptions options) throws InterruptedException {
        new RollCall(source, engine, people.gallery(List.of(ada, bo)), options, notes).run();
    }

    private static ScriptedSource source() {
        return new ScriptedSource(5, MORNING);
    }

    private static Placed left(Person person) {
        return new Placed(person.portrait(), 160, 240);
    }

    private static Placed right(Person person) {
        return new Placed(person.portrait(), 480, 240);
    }
}
