package dev.muster.desktop;

import dev.muster.attendance.register.Punch;
import dev.muster.desktop.AttendanceView.Row;
import dev.muster.overlay.DisplayName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The punches of one local date; a new day starts a new list. */
final class TodaysList {
    private static final Duration FRESH = Duration.ofSeconds(6);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private record Line(Punch punch, Instant shownAt) {}

    private final ZoneId zone;
    private final List<Line> lines = new ArrayList<>();
    private Optional<LocalDate> day = Optional.empty();

    TodaysList(List<Punch> punches, ZoneId zone) {
        this.zone = zone;
        punches.forEach(punch -> add(punch, Instant.EPOCH));
    }

    /** Shows this day's punches from now on. */
    void turnTo(LocalDate date) {
        if (day.isEmpty() || !day.get().equals(date)) {
            day = Optional.of(date);
            lines.removeIf(line -> !date(line.punch()).equals(date));
        }
    }

    /** Adds a punch unless it is on the list; one of another day turns to that day when that is later. */
    void add(Punch punch, Instant shownAt) {
        LocalDate date = date(punch);
        if (day.isEmpty() || date.isAfter(day.get())) {
            turnTo(date);
        }
        if (date.equals(day.orElseThrow()) && lines.stream().noneMatch(line -> same(line.punch(), punch))) {
            int at = lines.size();
            while (at > 0 && lines.get(at - 1).punch().time().isAfter(punch.time())) {
                at--;
            }
            lines.add(at, new Line(punch, shownAt));
        }
    }

    private static boolean same(Punch a, Punch b) {
        return a.name().equals(b.name()) && a.time().toInstant().equals(b.time().toInstant());
    }

    String day(Instant now) {
        return DAY.format(day.orElse(LocalDate.ofInstant(now, zone)));
    }

    /** How many people, whoever punched twice. */
    int present() {
        return (int) lines.stream().map(line -> line.punch().name()).distinct().count();
    }

    List<Row> rows(Instant now) {
        return lines.reversed().stream().map(line -> row(line, now)).toList();
    }

    private Row row(Line line, Instant now) {
        boolean fresh = Duration.between(line.shownAt(), now).compareTo(FRESH) < 0;
        Punch punch = line.punch();
        String similarity = String.format(Locale.ROOT, "%.2f", punch.similarity());
        return new Row(DisplayName.of(punch.name()), time(punch), similarity, fresh);
    }

    String nameAndTime(Punch punch, String between) {
        return DisplayName.of(punch.name()) + between + time(punch);
    }

    private String time(Punch punch) {
        return TIME.format(punch.time().withZoneSameInstant(zone));
    }

    private LocalDate date(Punch punch) {
        return punch.time().withZoneSameInstant(zone).toLocalDate();
    }
}
