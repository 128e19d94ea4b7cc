package dev.muster.cli.attend;

import dev.muster.attendance.AttackWatch;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.RollCall;
import dev.muster.attendance.RollCallOptions;
import dev.muster.attendance.checkin.CheckIn;
import dev.muster.attendance.checkin.CheckInPolicy;
import dev.muster.attendance.register.CsvRegister;
import dev.muster.attendance.register.Register;
import dev.muster.attendance.register.RegisterException;
import dev.muster.camera.FrameSource;
import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.FalseMatchRate;
import dev.muster.cli.console.KnownPeople;
import dev.muster.cli.console.Terminal;
import dev.muster.face.FaceEngine;
import dev.muster.gallery.Gallery;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One run from the first frame to the summary; whatever happens, everything it opened is closed. */
final class Session {
    private final Terminal terminal;
    private final FollowOptions follow;
    private final Clock clock;

    /** @param clock with the zone whose calendar day counts */
    Session(Terminal terminal, FollowOptions follow, Clock clock) {
        this.terminal = terminal;
        this.follow = follow;
        this.clock = clock;
    }

    /**
     * What a run works with.
     *
     * @param rate the chance that a stranger gets any name
     * @param liveness what is asked of a face before it is compared
     */
    record Plan(
            FrameSource source,
            FaceEngine engine,
            Gallery gallery,
            Keeping keeping,
            double rate,
            Duration repeatAfter,
            Liveness liveness) {}

    /** Reads who is known; photos that are left out are events of the run. */
    KnownPeople knownPeople() {
        return new KnownPeople(
                terminal,
                follow.json()
                        ? new EventJson(terminal, clock)::onSkipped
                        : photo -> terminal.error("Skipped: %s %s".formatted(photo.file(), photo.reason())));
    }

    /** Refuses a register that could not be kept, before anything starts. */
    void requireRegister(Path out, Instant begin) {
        try (Register register = CsvRegister.open(out, terminal::error)) {
            register.on(LocalDate.ofInstant(begin, clock.getZone()));
        } catch (RegisterException e) {
            throw refused(e);
        }
    }

    /** From the first frame to the summary; the exit code. */
    int run(Plan plan) throws InterruptedException {
        FalseMatchRate.warnWhenExtrapolated(plan.gallery().identificationPoint(plan.rate()), plan.rate(), terminal);
        try (Register register = plan.keeping().open(terminal::error);
                Interruption interruption = Interruption.stopping(plan.source()::close)) {
            DaysSeen seen = new DaysSeen(clock.getZone());
            boolean complete = watch(plan, register, seen);
            List<LocalDate> days = seen.days().isEmpty() ? List.of(LocalDate.now(clock)) : seen.days();
            Summary summary = new Summary(terminal, follow.json());
            days.forEach(day -> summary.print(register, plan.keeping().folder(), day));
            return complete ? interruption.exitCode() : ExitCode.FAILED;
        } catch (RegisterException e) {
            throw refused(e);
        }
    }

    /** Whether everything that was to follow the run did so to its end. */
    private boolean watch(Plan plan, Register register, DaysSeen seen) throws InterruptedException {
        Followers followers = Followers.open(terminal, follow, clock, plan.source(), register);
        try (followers) {
            AttendanceListener all = followers.and(List.of(plan.keeping().listener(), seen));
            CheckIn checkIn = new CheckIn(register, new CheckInPolicy(plan.repeatAfter(), clock.getZone()));
            RollCallOptions options = RollCallOptions.naming(plan.rate())
                    .with(checkIn)
                    .with(plan.keeping().names());
            if (plan.liveness() == Liveness.PASSIVE) {
                options = options.with(AttackWatch.with(plan.engine(), () -> true));
            }
            new RollCall(plan.source(), plan.engine(), plan.gallery(), options, all).run();
        }
        return followers.complete();
    }

    private static BadInput refused(RegisterException e) {
        return new BadInput("--out: " + e.getMessage(), e);
    }
}
