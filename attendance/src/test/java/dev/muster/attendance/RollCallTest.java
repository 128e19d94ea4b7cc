package dev.muster.attendance;

import static dev.muster.attendance.Sighting.State.IDENTIFIED;
import static dev.muster.attendance.Sighting.State.LOOKING;
import static dev.muster.attendance.Sighting.State.RECORDED;
import static dev.muster.attendance.Sighting.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.attendance.AttendanceEvent.AlreadyRecorded;
import dev.muster.attendance.AttendanceEvent.CameraLost;
import dev.muster.attendance.AttendanceEvent.CameraRestored;
import dev.muster.attendance.AttendanceEvent.FramesDropped;
import dev.muster.attendance.AttendanceEvent.Recorded;
import dev.muster.attendance.AttendanceEvent.SourceEnded;
import dev.muster.attendance.AttendanceEvent.UnreadablePicture;
import dev.muster.attendance.SamplePeople.Person;
import dev.muster.attendance.ScriptedSource.Placed;
import dev.muster.attendance.checkin.CheckIn;
import dev.muster.attendance.checkin.CheckInPolicy;
import dev.muster.attendance.register.Punch;
import dev.muster.camera.Capture;
import dev.muster.camera.FrameSource;
import dev.muster.camera.MovingPhotos;
import dev.muster.face.Effort;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole runs with the real engine over pictures of people on the sample photos. */
class RollCallTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOON = DAY.atTime(12, 0).atZone(TOKYO).toInstant();
    private static final double RATE = 1e-4;
    /** A pause of 200 ms between frames; a face may be hidden for a second. */
    private static final double USUAL = 5;

    private static FaceEngine engine;
    private static SamplePeople people;
    private static List<Person> first;
    private static List<Person> third;

    private final InMemoryRegister register = new InMemoryRegister();
    private final Notes notes = new Notes();

    @BeforeAll
    static void openEngine() {
        engine = FaceEngine.open(
                FaceOptions.defaults().withMirror(false).withEffort(Effort.FAST).withMinimumFace(60));
        people = new SamplePeople(engine);
        first = people.on(1);
        third = people.on(3);
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @Test
    void recordsSomebodyOnceATrackAtTheThirdView() throws InterruptedException {
        Person ada = first.get(0);
        run(source().shows(25, left(ada)), ada);
        Recorded recorded = notes.events(Recorded.class).getFirst();
        assertThat(notes.events()).containsExactly(recorded, new SourceEnded("script", 25));
        assertThat(recorded.punch().name()).isEqualTo(ada.name());
        assertThat(recorded.punch().source()).isEqualTo("script");
        assertThat(recorded.punch().time()).isEqualTo(NOON.plusMillis(400).atZone(TOKYO));
        assertThat(recorded.punch().similarity()).isGreaterThan(0.8);
        assertThat(notes.states().subList(0, 3)).containsExactly(LOOKING, LOOKING, RECORDED);
        assertThat(notes.states().getLast()).isEqualTo(IDENTIFIED);
        assertThat(trackNumbers()).containsExactly(1L);
        assertThat(register.asked()).isEqualTo(1);
    }

    @Test
    void tellsOnceATrackThatSomebodyIsInAlready() throws InterruptedException {
        Person ada = first.get(0);
        run(source().shows(4, left(ada)).shows(8).shows(12, left(ada)), ada);
        assertThat(notes.events()).hasExactlyElementsOfTypes(Recorded.class, AlreadyRecorded.class, SourceEnded.class);
        AlreadyRecorded already = notes.events(AlreadyRecorded.class).getFirst();
        assertThat(already.earlier())
                .isEqualTo(notes.events(Recorded.class).getFirst().punch());
        assertThat(already.punch().time())
                .isEqualTo(NOON.plusMillis(12 * 200 + 400).atZone(TOKYO));
        assertThat(trackNumbers()).containsExactly(1L, 2L);
        assertThat(notes.states()).endsWith(IDENTIFIED);
    }

    @Test
    void namesNobodyFromFewerThanThreeViews() throws InterruptedException {
        Person ada = first.get(0);
        run(source().shows(2, left(ada)).shows(8).shows(2, right(ada)), ada);
        assertThat(notes.names()).isEmpty();
        assertThat(notes.states()).containsOnly(LOOKING);
        assertThat(register.asked()).isZero();
    }

    @Test
    void takesFramesThatFollowAtOnceForOneView() throws InterruptedException {
        Person ada = first.get(0);
        run(new ScriptedSource(100, NOON).shows(18, left(ada)), ada);
        assertThat(notes.names()).isEmpty();
        assertThat(register.asked()).isZero();
    }

    @Test
    void leavesStrangersUnknownAndRecordsNobodyInTheirPlace() throws InterruptedException {
        Person ada = first.get(0);
        run(source().shows(6, left(first.get(1)), right(first.get(2))), ada);
        assertThat(notes.names()).isEmpty();
        assertThat(notes.scenes().getLast()).extracting(Sighting::state).containsOnly(UNKNOWN);
        assertThat(register.asked()).isZero();
    }

    @Test
    void comparesNoFaceThatIsOutOfFocus() throws InterruptedException {
        Person ada = first.get(0);
        Placed blurred = new Placed(ada.blurred(), 160, 240);
        run(source().shows(8, blurred).shows(2, left(ada)), ada);
        assertThat(notes.names()).isEmpty();
        assertThat(notes.states()).containsOnly(LOOKING);
    }

    @Test
    void recordsWhoStaysPastMidnightOnTheNewDate() throws InterruptedException {
        Person ada = first.get(0);
        Instant evening = DAY.atTime(23, 58).atZone(TOKYO).toInstant();
        run(new ScriptedSource(0.1, evening).shows(24, left(ada)), ada);
        assertThat(notes.events(Recorded.class))
                .extracting(recorded -> recorded.punch().time().toLocalDate())
                .containsExactly(DAY, DAY.plusDays(1));
        assertThat(notes.events(AlreadyRecorded.class)).isEmpty();
        assertThat(trackNumbers()).containsExactly(1L);
        assertThat(register.on(DAY.plusDays(1)).getFirst().time())
                .isBefore(DAY.plusDays(1).atTime(0, 1, 1).atZone(TOKYO));
    }

    @Test
    void recordsNobodyAgainWhoMayHaveLeftTheirPlaceToAnother() throws InterruptedException {
        Person ada = first.get(0);
        Instant evening = DAY.atTime(23, 59).atZone(TOKYO).toInstant();
        Placed another = new Placed(first.get(1).blurred(), 160, 240);
        run(new ScriptedSource(0.1, evening).shows(4, left(ada)).shows(24, another), ada);
        assertThat(register.on(DAY)).extracting(Punch::name).containsExactly(ada.name());
        assertThat(register.on(DAY.plusDays(1))).isEmpty();
    }

    @Test
    void givesANameToTheCloserOfTwoOnly() throws InterruptedException {
        Person ada = lookalikes().getFirst();
        Person later = lookalikes().getLast();
        run(source().shows(6, left(later)), ada);
        assertThat(register.names()).as("alone, either would do").containsExactly(ada.name());

        run(source().shows(8, left(later), right(ada)), ada);
        for (List<Sighting> scene : lastScenes(5)) {
            assertThat(scene).hasSize(2);
            Sighting closer = onTheRight(scene);
            assertThat(closer.name()).contains(ada.name());
            assertThat(scene)
                    .filteredOn(sighting -> sighting.name().isPresent())
                    .containsExactly(closer);
        }
    }

    @Test
    void givesANameOnceToTheSamePictureShownTwice() throws InterruptedException {
        Person ada = first.get(0);
        run(source().shows(8, left(ada), right(ada)), ada);
        for (List<Sighting> scene : lastScenes(5)) {
            assertThat(scene).hasSize(2);
            assertThat(scene)
                    .filteredOn(sighting -> sighting.name().isPresent())
                    .hasSize(1);
        }
        assertThat(register.names()).containsExactly(ada.name());
    }

    @Test
    void beginsAnewWhenAnotherPersonTakesTheSamePlace() throws InterruptedException {
        Person ada = first.get(0);
        Person bo = first.get(1);
        run(source().shows(6, left(ada)).shows(12, left(bo)), ada, bo);
        assertThat(notes.events(Recorded.class))
                .extracting(recorded -> recorded.punch().name())
                .containsExactly(ada.name(), bo.name());
        assertThat(trackNumbers()).containsExactly(1L, 2L);
        assertThat(sightings().filter(sighting -> sighting.track() == 2).flatMap(sighting -> sighting.name().stream()))
                .containsOnly(bo.name());
        Duration stale = Duration.ofMillis(200).multipliedBy(namedLast(ada) - 5);
        assertThat(stale).as("time that the old name stays").isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void carriesNoNameOverToAStranger() throws InterruptedException {
        Person ada = first.get(0);
        run(source().shows(6, left(ada)).shows(12, left(first.get(1))), ada);
        assertThat(register.names()).containsExactly(ada.name());
        assertThat(notes.states().getLast()).isEqualTo(UNKNOWN);
        assertThat(sightings().filter(sighting -> sighting.track() == 2))
                .allMatch(sighting -> sighting.name().isEmpty());
    }

    @Test
    void passesOnWhatTheSourceSays() throws InterruptedException {
        Duration pause = Duration.ofSeconds(2);
        run(source().says(new Capture.Unreadable("torn.jpg", "is no picture"))
                .shows(3)
                .says(new Capture.Lost("no answer", pause))
                .says(new Capture.Restored(pause))
                .shows(1));
        assertThat(notes.events())
                .containsExactly(
                        new UnreadablePicture("torn.jpg", "is no picture"),
                        new CameraLost("script", "no answer", pause),
                        new CameraRestored("script", pause),
                        new SourceEnded("script", 4));
        assertThat(notes.scenes()).hasSize(4);
    }

    @Test
    void tellsOfEveryDroppedFrameEveryFewSeconds() throws InterruptedException {
        run(new ScriptedSource(1, NOON).shows(13, 3).shows(1));
        assertThat(notes.events())
                .containsExactly(
                        new FramesDropped("script", 18),
                        new FramesDropped("script", 15),
                        new FramesDropped("script", 6),
                        new SourceEnded("script", 14));
    }

    @Test
    void remembersOnlyTheTracksThatMayGoOn() throws InterruptedException {
        Person ada = first.get(0);
        ScriptedSource comings = new ScriptedSource(1, NOON);
        for (int i = 0; i < 10; i++) {
            comings.shows(1, left(ada)).shows(3);
        }
        RollCall call = run(comings.shows(1, right(ada)), ada);
        assertThat(trackNumbers()).hasSize(11);
        assertThat(call.tracksRemembered()).isEqualTo(1);
    }

    @Test
    void recordsTheKnownOnMovingPhotosAndNobodyElse() throws InterruptedException {
        Person known = third.get(0);
        try (FrameSource film = new MovingPhotos(
                Stream.of(1, 3)
                        .map(number -> SamplePeople.photo(number).toImage())
                        .toList(),
                4,
                Optional.of(NOON),
                Clock.systemUTC())) {
            run(film, Stream.concat(first.stream(), Stream.of(known)).toArray(Person[]::new));
        }
        assertThat(register.names()).doesNotHaveDuplicates().contains(known.name());
        assertThat(register.names())
                .containsAll(first.stream().map(Person::name).toList());
        assertThat(notes.events()).last().isEqualTo(new SourceEnded("moving photos", 20));
    }

    private RollCall run(FrameSource source, Person... known) throws InterruptedException {
        CheckIn checkIn = new CheckIn(register, new CheckInPolicy(Duration.ofHours(12), TOKYO));
        return run(source, RollCallOptions.naming(RATE).with(checkIn), known);
    }

    private RollCall run(FrameSource source, RollCallOptions options, Person... known) throws InterruptedException {
        RollCall call = new RollCall(source, engine, people.gallery(List.of(known)), options, notes);
        call.run();
        return call;
    }

    private static ScriptedSource source() {
        return new ScriptedSource(USUAL, NOON);
    }

    private static Placed left(Person person) {
        return new Placed(person.portrait(), 160, 240);
    }

    private static Placed right(Person person) {
        return new Placed(person.portrait(), 480, 240);
    }

    /** The same woman on two photos: the pair that is most alike. */
    private static List<Person> lookalikes() {
        return first.stream()
                .flatMap(one -> third.stream().map(other -> List.of(one, other)))
                .max(Comparator.comparingDouble(
                        pair -> pair.get(0).embedding().similarity(pair.get(1).embedding())))
                .orElseThrow();
    }

    private Stream<Sighting> sightings() {
        return notes.scenes().stream().flatMap(List::stream);
    }

    private List<Long> trackNumbers() {
        return sightings().map(Sighting::track).distinct().toList();
    }

    private List<List<Sighting>> lastScenes(int count) {
        List<List<Sighting>> scenes = notes.scenes();
        return scenes.subList(scenes.size() - count, scenes.size());
    }

    private static Sighting onTheRight(List<Sighting> scene) {
        return scene.stream()
                .max(Comparator.comparingDouble(sighting -> sighting.box().x()))
                .orElseThrow();
    }

    private int namedLast(Person person) {
        int last = -1;
        for (int i = 0; i < notes.scenes().size(); i++) {
            if (notes.scenes().get(i).stream()
                    .anyMatch(sighting -> sighting.name().equals(Optional.of(person.name())))) {
                last = i;
            }
        }
        return last;
    }
}
