package dev.muster.server.liveface;

import dev.muster.attendance.checkin.CheckIn;
import dev.muster.attendance.checkin.CheckInPolicy;
import dev.muster.attendance.register.Direction;
import dev.muster.gallery.SubjectId;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import dev.muster.store.register.Recognised;
import dev.muster.store.register.Recognitions;
import dev.muster.store.register.SqlRegister;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever signed in by face was there: a recognition, and an entry in the register. */
final class FaceArrival {
    private static final Logger LOG = LoggerFactory.getLogger(FaceArrival.class);
    private final People people;
    private final Recognitions recognitions;
    private final CheckIn checkIn;
    private final ZoneId zone;
    private final Clock clock;

    FaceArrival(People people, Recognitions recognitions, SqlRegister register, ZoneId zone, Clock clock) {
        this.people = people;
        this.recognitions = recognitions;
        this.checkIn = new CheckIn(register, new CheckInPolicy(CheckInPolicy.USUAL_REPEAT, zone, Direction.ANY));
        this.zone = zone;
        this.clock = clock;
    }

    /** Writes it down; a database that fails keeps nobody from signing in. */
    void note(Account account, double similarity) {
        try {
            account.personId().flatMap(people::byId).ifPresent(person -> note(account, person, similarity));
        } catch (RuntimeException e) {
            if (!Database.isFailure(e)) {
                throw e;
            }
            LOG.error("a sign-in by face could not be written down: {}", Database.reason(e));
        }
    }

    private void note(Account account, Person person, double similarity) {
        Instant now = clock.instant();
        String source = "sign-in: " + account.name();
        recognitions.add(new Recognised(person.id(), person.name(), now.atZone(zone), similarity, source));
        checkIn.enter(checkIn.punch(new SubjectId(person.id()), person.name(), now, similarity, source));
    }
}
