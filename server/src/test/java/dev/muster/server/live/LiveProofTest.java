package dev.muster.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.attendance.Turns;
import dev.muster.attendance.checkin.CheckIn;
import dev.muster.attendance.checkin.CheckInPolicy;
import dev.muster.attendance.register.Direction;
import dev.muster.attendance.register.Punch;
import dev.muster.attendance.register.Register;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.frame.Frame;
import dev.muster.gallery.OperatingPoints;
import dev.muster.gallery.SubjectId;
import dev.muster.liveness.LivenessChallenge;
import dev.muster.liveness.OpenLimits;
import dev.muster.liveness.Prompt;
import dev.muster.server.liveface.OwnFaces;
import dev.muster.server.liveface.PuppetFrames;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.Policy;
import dev.muster.store.SettingKeys;
import dev.muster.store.Settings;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.person.Consents;
import dev.muster.store.person.NewTemplate;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.PersonGroups;
import dev.muster.store.person.Templates;
import dev.muster.store.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kiosk's prompts while the database fails: the camera goes on, and nobody is wronged. */
final class LiveProofTest {
    private static final Duration APART = Duration.ofMillis(120);
    /** Frames until somebody does what is asked. */
    private static final int REACTION = 3;

    private static final int LONG_ENOUGH = 300;

    @TempDir
    private Path root;

    private final Clock clock = Clock.systemUTC();
    private Optional<Asking> asked = Optional.empty();
    private Database database;
    private FaceEngine engine;
    private PuppetFrames frames;
    private LiveProof proof;
    private Punch punch;

    @BeforeEach
    void open() {
        DataFolder data = DataFolder.open(root.resolve("data"));
        database = Database.open(data, Map.of());
        engine = FaceEngine.open(FaceOptions.defaults());
        frames = PuppetFrames.of(engine);
        Vault vault = Vault.open(data, database, Map.of());
        OperatingPoints points = OperatingPoints.of(
                engine.model(),
                engine.options().networks().thresholdsByFmr(engine.options().mirror()));
        CheckIn checkIn = new CheckIn(new Nobody(), new CheckInPolicy(CheckInPolicy.USUAL_REPEAT, ZoneOffset.UTC));
        proof = new LiveProof(
                desk(PuppetFrames.own(engine, points, database, vault, clock)),
                checkIn,
                new AuditEntry.Party("account", "door", "door"),
                told -> asked = told);
        punch = new Punch(
                new SubjectId(person(vault)),
                "Asha",
                clock.instant().atZone(ZoneOffset.UTC),
                0.9,
                "door",
                Direction.ANY);
    }

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    private ProofDesk desk(OwnFaces faces) {
        Settings settings = new Settings(database, clock);
        Policy policy = new Policy(settings);
        policy.set(SettingKeys.LIVENESS_PROMPTS, "random");
        Demands demands = new Demands(policy, new PersonGroups(database), (_, _, _) -> true, clock, Duration.ZERO);
        KioskPrompts prompts = new KioskPrompts(
                KioskPrompts.limits(OpenLimits.passiveOpen()),
                (now, limits) -> new LivenessChallenge(
                        "test", List.of(Prompt.TURN_LEFT, Prompt.OPEN_MOUTH), now, now.plus(limits.life())));
        return new ProofDesk(
                demands,
                new ProofPauses(),
                new LiveJudges(faces, prompts),
                new LivenessRecord(new AuditLog(database, clock)),
                new Turns(1),
                clock);
    }

    private String person(Vault vault) {
        String id = new People(database, clock)
                .create(PersonData.named("Asha"))
                .orElseThrow()
                .id();
        new Consents(database, clock).give(id, "1", "test");
        Frame photo = frames.photo();
        new Templates(database, vault, clock)
                .add(
                        id,
                        List.of(new NewTemplate(
                                engine.extract(photo, engine.detectNear(photo).getFirst()),
                                0.9,
                                "test",
                                Optional.empty(),
                                Instant.EPOCH,
                                Optional.empty())));
        return id;
    }

    @Test
    void whoeverWasRightIsEnteredThoughTheirFramesCouldNotBeKept() throws Exception {
        database.jdbc()
                .sql(
                        "CREATE TRIGGER full BEFORE INSERT ON face_frames BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")
                .update();
        passes();
        assertThat(database.jdbc()
                        .sql("SELECT COUNT(*) FROM face_frames")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anAttemptThatTheDatabaseEndsIsNone() throws Exception {
        database.jdbc().sql("ALTER TABLE face_frames RENAME TO away").update();
        for (int i = 0; i < 2; i++) {
            assertThat(proof.wanted(punch)).isTrue();
            assertThat(attempt()).isEmpty();
        }
        database.jdbc().sql("ALTER TABLE away RENAME TO face_frames").update();
        passes();
    }

    @Test
    void anAttemptThatCannotBeginIsNone() throws Exception {
        database.jdbc().sql("ALTER TABLE template RENAME TO away").update();
        for (int i = 0; i < 2; i++) {
            assertThat(proof.wanted(punch)).isTrue();
            proof.look(frames.photo().at(clock.instant()));
            assertThat(asked).isEmpty();
        }
        database.jdbc().sql("ALTER TABLE away RENAME TO template").update();
        passes();
    }

    /** At once, without a pause. */
    private void passes() throws InterruptedException {
        assertThat(proof.wanted(punch)).isTrue();
        assertThat(attempt().map(Asking::stage)).as("%s", audited()).contains(Asking.Stage.PASSED);
        assertThat(proof.wanted(punch)).isFalse();
    }

    private List<String> audited() {
        return database.jdbc()
                .sql("SELECT COALESCE(detail, '') FROM audit_event ORDER BY seq")
                .query(String.class)
                .list();
    }

    /** Does what is asked, in less time than the frames' own, until the attempt ends: how it did. */
    private Optional<Asking> attempt() throws InterruptedException {
        Function<String, byte[]> willing = frames.willing();
        Deque<String> heard = new ArrayDeque<>(Collections.nCopies(REACTION, ""));
        Instant time = clock.instant();
        boolean going = true;
        for (int i = 0; i < LONG_ENOUGH && going; i++) {
            time = time.plus(APART);
            heard.add(asked.flatMap(Asking::prompt).map(Enum::name).orElse(""));
            proof.look(KioskStage.frame(willing.apply(heard.remove())).at(time));
            going = asked.filter(asking -> asking.stage() == Asking.Stage.GOING).isPresent();
        }
        assertThat(going).isFalse();
        return asked;
    }

    /** A register in which nobody is. */
    private static final class Nobody implements Register {
        @Override
        public Entry record(Punch entered, Duration repeatAfter) {
            return new Entry.AlreadyRecorded(entered);
        }

        @Override
        public List<Punch> on(LocalDate date) {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
