package dev.muster.desktop;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceEvent.AlreadyRecorded;
import dev.muster.attendance.AttendanceEvent.AttackSuspected;
import dev.muster.attendance.AttendanceEvent.CameraLost;
import dev.muster.attendance.AttendanceEvent.CameraRestored;
import dev.muster.attendance.AttendanceEvent.FramesDropped;
import dev.muster.attendance.AttendanceEvent.Identified;
import dev.muster.attendance.AttendanceEvent.Recorded;
import dev.muster.attendance.AttendanceEvent.SourceEnded;
import dev.muster.attendance.AttendanceEvent.UnreadablePicture;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Scene;
import dev.muster.attendance.register.Punch;
import dev.muster.desktop.AttendanceView.Banner;
import dev.muster.desktop.AttendanceView.Notice;
import dev.muster.desktop.AttendanceView.Status;
import dev.muster.overlay.DisplayName;
import dev.muster.overlay.Mark;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what a run tells into what the window shows; any thread may call it, and it needs no screen. */
final class AttendancePresenter implements AttendanceListener {
    private static final Duration GLOW = Duration.ofMillis(1500);

    private final String source;
    private final Clock clock;
    private final TodaysList list;
    private final Banners banners = new Banners();
    private final FrameRate rate = new FrameRate();

    private Optional<Scene> scene = Optional.empty();
    private Optional<CameraLost> lost = Optional.empty();
    private Optional<SourceEnded> ended = Optional.empty();
    private Instant retryAt = Instant.EPOCH;
    private Instant glowUntil = Instant.EPOCH;
    private long droppedFrames;

    /**
     * @param source what to call the camera or file
     * @param today the punches that are in the register already
     * @param clock with the zone whose calendar day counts
     */
    AttendancePresenter(String source, List<Punch> today, Clock clock) {
        this.source = DisplayName.of(source);
        this.clock = clock;
        this.list = new TodaysList(today, clock.getZone());
    }

    @Override
    public synchronized void onScene(Scene newest) {
        scene = Optional.of(newest);
        lost = Optional.empty();
        rate.frameAt(clock.instant());
        list.turnTo(newest.frame().time().atZone(clock.getZone()).toLocalDate());
    }

    @Override
    public synchronized void onEvent(AttendanceEvent event) {
        Instant now = clock.instant();
        switch (event) {
            case Identified _, AttackSuspected _ -> {
                // The scene shows it.
            }
            case Recorded recorded -> onRecorded(recorded.punch(), now);
            case AlreadyRecorded again -> onRecordedAgain(again, now);
            case CameraLost gone -> {
                lost = Optional.of(gone);
                retryAt = now.plus(gone.retryIn());
                rate.forget();
            }
            case CameraRestored back -> {
                lost = Optional.empty();
                banners.add(Banner.Kind.RESTORED, "Camera is back after " + inWords(back.away()), now);
            }
            case FramesDropped dropped -> droppedFrames += dropped.frames();
            case UnreadablePicture bad ->
                banners.add(
                        Banner.Kind.WARNING,
                        DisplayName.of(bad.name()) + " skipped: " + DisplayName.of(bad.reason()),
                        now);
            case SourceEnded over -> {
                ended = Optional.of(over);
                lost = Optional.empty();
            }
        }
    }

    private void onRecorded(Punch punch, Instant now) {
        list.add(punch, now);
        banners.add(Banner.Kind.RECORDED, list.nameAndTime(punch, " recorded "), now);
        glowUntil = now.plus(GLOW);
    }

    private void onRecordedAgain(AlreadyRecorded again, Instant now) {
        list.add(again.earlier(), Instant.EPOCH);
        banners.add(Banner.Kind.ALREADY_RECORDED, list.nameAndTime(again.earlier(), " is on the list since "), now);
    }

    /** What the window shows at this moment. */
    synchronized AttendanceView view() {
        Instant now = clock.instant();
        List<Banner> passing = banners.at(now);
        double glow = share(Duration.between(now, glowUntil), GLOW);
        return new AttendanceView(
                scene,
                list.day(clock.instant()),
                list.present(),
                list.rows(now),
                withEnd(passing),
                notice(now),
                status(now),
                glow * glow,
                glow > 0 || !passing.isEmpty());
    }

    /** At the end of a file a sentence that stays, under those that pass. */
    private List<Banner> withEnd(List<Banner> passing) {
        List<Banner> all = new ArrayList<>(passing);
        ended.ifPresent(end -> all.addFirst(new Banner(
                Banner.Kind.ENDED, "End of " + source + " · " + counted(end.frames(), "picture") + " seen", 1)));
        return all;
    }

    private Optional<Notice> notice(Instant now) {
        if (lost.isPresent()) {
            String detail = DisplayName.of(lost.get().reason()) + "\n" + retrying(now);
            return Optional.of(new Notice(Mark.WARNING, "Camera lost", detail, true));
        }
        if (scene.isEmpty() && ended.isEmpty()) {
            return Optional.of(new Notice(Mark.DOTS, "Waiting for the first picture", source, false));
        }
        return Optional.empty();
    }

    private Status status(Instant now) {
        if (lost.isPresent()) {
            return new Status(Mark.WARNING, Status.Tone.BAD, source + " · camera lost · " + retrying(now) + dropped());
        }
        if (ended.isPresent()) {
            return new Status(Mark.SQUARE, Status.Tone.QUIET, source + " · ended" + dropped());
        }
        if (scene.isEmpty()) {
            return new Status(Mark.RING, Status.Tone.QUIET, source + " · starting");
        }
        String speed =
                rate.at(now).isPresent() ? " · " + Math.round(rate.at(now).getAsDouble()) + " fps" : "";
        return new Status(Mark.DOT, Status.Tone.GOOD, source + speed + dropped());
    }

    private String retrying(Instant now) {
        long millis = Math.max(0, Duration.between(now, retryAt).toMillis());
        long seconds = (millis + 999) / 1000;
        return seconds == 0 ? "trying again now" : "trying again in " + seconds + " s";
    }

    private String dropped() {
        return droppedFrames == 0 ? "" : " · " + counted(droppedFrames, "frame") + " left out";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String inWords(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }

    private static double share(Duration left, Duration whole) {
        return Math.clamp((double) left.toMillis() / whole.toMillis(), 0, 1);
    }
}
