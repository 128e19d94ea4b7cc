package dev.muster.server.live;

import dev.muster.attendance.register.Punch;
import dev.muster.attendance.register.Register;
import dev.muster.store.Database;
import dev.muster.store.register.SqlRegister;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A register whose failures do not stop a camera: whoever could not be entered is tried again while in the picture. */
final class PatientRegister implements Register {
    private static final Logger LOG = LoggerFactory.getLogger(PatientRegister.class);

    private final SqlRegister register;

    PatientRegister(SqlRegister register) {
        this.register = register;
    }

    @Override
    public Entry record(Punch punch, Duration repeatAfter) {
        try {
            return register.record(punch, repeatAfter);
        } catch (RuntimeException e) {
            if (!Database.isFailure(e)) {
                throw e;
            }
            LOG.error("somebody could not be entered in the register: {}", e.getMessage());
            return new Entry.AlreadyRecorded(punch);
        }
    }

    @Override
    public Optional<Punch> counting(Punch punch, Duration repeatAfter) {
        return register.counting(punch, repeatAfter);
    }

    @Override
    public List<Punch> on(LocalDate date) {
        return register.on(date);
    }

    @Override
    public void close() {}
}
