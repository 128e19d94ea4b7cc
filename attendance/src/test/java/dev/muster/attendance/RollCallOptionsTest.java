package dev.muster.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.attendance.AttendanceEvent.Identified;
import dev.muster.attendance.AttendanceEvent.Recorded;
import dev.muster.attendance.AttendanceEvent.SourceEnded;
import dev.muster.attendance.SamplePeople.Person;
import dev.muster.attendance.ScriptedSource.Placed;
import dev.muster.attendance.checkin.CheckIn;
import dev.muster.attendance.checkin.CheckInPolicy;
import dev.muster.attendance.register.Direction;
import dev.muster.attendance.register.Punch;
import dev.muster.camera.Capture;
import dev.muster.camera.FrameSource;
import dev.muster.camera.PushedFrames;
import dev.muster.face.Effort;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.gallery.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs as a server has them: people by id, several runs on one engine, some without a register. */
class RollCallOptionsTest {
    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final RollCallOptions NAMING = RollCallOptions.naming(1e-4);
    private static final Names TITLED = subject -> "Dr " + subject.value();

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
        List<Person> first = people.on(1);
        ada = first.get(0);
        bo = first.get(1);
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @Test
    void tellsOnceATrackWhoWasIdentified() throws InterruptedException {
        run(source().shows(20, at(160, ada)).shows(8).shows(20, at(480, ada)), NAMING.with(checkIn()));
        List<Identified> told = notes.events(Identified.class);
        assertThat(told).extracting(Identified::track).containsExactly(1L, 2L);
        assertThat(told).extracting(Identified::subject).containsOnly(new SubjectId(ada.name()));
        assertThat(told.getFirst().time()).isEqualTo(MORNING.plusMillis(400));
        assertThat(told.getFirst().similarity()).isGreaterThan(0.8);
    }

    @Test
    void tellsWhoTookAnothersPlace() throws InterruptedException {
        run(source().shows(6, at(160, ada)).shows(12, at(160, bo)), NAMING);
        assertThat(notes.events(Identified.class)).extracting(Identified::name).containsExactly(ada.name(), bo.name());
    }

    @Test
    void callsSubjectsAsTheNamesSayAndTheSourceAsTheOptionsSay() throws InterruptedException {
        run(source().shows(6, at(160, ada)), NAMING.with(checkIn()).with(TITLED).called("Main entrance"));
        Punch punch = notes.events(Recorded.class).getFirst().punch();
        assertThat(punch.subject()).isEqualTo(new SubjectId(ada.name()));
        assertThat(punch.name()).isEqualTo("Dr " + ada.name());
        assertThat(punch.source()).isEqualTo("Main entrance");
        assertThat(punch.direction()).isEqualTo(Direction.IN);
        Sighting last = notes.scenes().getLast().getFirst();
        assertThat(last.subject()).contains(punch.subject());
        assertThat(last.name()).contains(punch.name());
        assertThat(notes.events()).last().isEqualTo(new SourceEnded("Main entrance", 6));
    }

    @Test
    void namesWithoutRecordingWhereNoRegisterIsKept() throws InterruptedException {
        run(source().shows(8, at(160, ada)), NAMING);
        assertThat(notes.events(Identified.class)).hasSize(1);
        assertThat(notes.events()).containsExactly(new SourceEnded("script", 8));
        assertThat(notes.states()).endsWith(Sighting.State.IDENTIFIED).doesNotContain(Sighting.State.RECORDED);
    }

    @Test
    void takesATurnForEachFrameAndGivesItBack() throws InterruptedException {
        Turns turns = new Turns(1);
        run(source().shows(4, at(160, ada)).shows(3, 2), NAMING.with(turns));
        assertThat(turns.frames()).isEqualTo(7);
        assertThat(turns.dropped()).isEqualTo(6);
        assertThat(turns.taken()).isZero();
    }

    @Test
    void namesPeopleAlsoWhereATurnComesSeldom() throws InterruptedException {
        Turns turns = new Turns(1);
        PushedFrames source = new PushedFrames("browser", 5);
        Capture.Captured frame =
                (Capture.Captured) source().shows(1, at(160, ada)).next();
        Thread browser = Thread.ofPlatform().daemon().start(() -> {
            while (source.push(frame.frame())) {
                LockSupport.parkNanos(50_000_000);
            }
        });
        Thread rival = Thread.ofPlatform().daemon().start(() -> hog(turns, Duration.ofMillis(1300)));
        Thread judge = Thread.ofPlatform().daemon().start(() -> closeOnceSeen(source, turns, 5));
        run(source, NAMING.with(turns));
        judge.join();
        rival.interrupt();
        browser.join();
        assertThat(notes.events(Identified.class)).extracting(Identified::track).containsExactly(1L);
        assertThat(turns.dropped()).isPositive();
    }

    private static void closeOnceSeen(FrameSource source, Turns turns, int frames) {
        while (turns.frames() < frames) {
            LockSupport.parkNanos(10_000_000);
        }
        source.close();
    }

    private static void hog(Turns turns, Duration each) {
        try {
            while (true) {
                try (Turns.Turn _ = turns.take()) {
                    Thread.sleep(each);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    private static Placed at(int x, Person person) {
        return new Placed(person.portrait(), x, 240);
    }
}
