package dev.muster.attendance.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;

/** The columns of one file, and how a punch is written into them and read back. */
record Layout(List<String> columns) {
    /** Comma, double quote, CRLF (RFC 4180). */
    static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    /** The offset comes last and has a fixed length: half a row is never taken for a whole one. */
    static final Layout STANDARD =
            new Layout(List.of("name", "date", "time", "similarity", "source", "zone", "offset"));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter TIME_AS_SPREADSHEETS_SAVE_IT = new DateTimeFormatterBuilder()
            .appendPattern("H:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);
    /** Begins with letters, for a cell that begins with a sign would be taken for a formula. */
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("'UTC'xxx", Locale.ROOT);

    /**
     * The layout that a header line describes: the standard columns in any order, and others, which are kept.
     *
     * @throws IllegalArgumentException when a standard column is missing
     */
    static Layout ofHeader(List<String> cells) {
        List<String> columns = cells.stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!columns.containsAll(STANDARD.columns)) {
            throw new IllegalArgumentException("expected a register with the columns %s, got the columns %s"
                    .formatted(String.join(",", STANDARD.columns), String.join(",", cells)));
        }
        return new Layout(columns);
    }

    String headerLine() {
        return line(columns);
    }

    String rowLine(Punch punch) {
        return line(cells(punch));
    }

    /** What a punch is after it was written and read back: times lose what is finer than milliseconds. */
    Punch stored(Punch punch) {
        return read(cells(punch), punch.time().toLocalDate());
    }

    private List<String> cells(Punch punch) {
        ZonedDateTime time = punch.time();
        Map<String, String> cells = Map.of(
                "name", FormulaGuard.guard(punch.name()),
                "date", time.toLocalDate().toString(),
                "time", TIME.format(time),
                "similarity", String.format(Locale.ROOT, "%.4f", punch.similarity()),
                "source", FormulaGuard.guard(punch.source()),
                "zone", FormulaGuard.guard(time.getZone().getId()),
                "offset", OFFSET.format(time));
        return columns.stream().map(column -> cells.getOrDefault(column, "")).toList();
    }

    /**
     * The punch of a row.
     *
     * @throws IllegalArgumentException when a cell does not hold what its column says
     */
    Punch read(List<String> row, LocalDate date) {
        if (row.size() < columns.size()) {
            throw new IllegalArgumentException(
                    "expected %d cells, as the header has, got %d".formatted(columns.size(), row.size()));
        }
        String name = FormulaGuard.unguard(cell(row, "name"));
        if (name.isBlank()) {
            throw new IllegalArgumentException("expected a name, got none");
        }
        if (!parsed(row, "date", "the file's own date " + date, LocalDate::parse)
                .equals(date)) {
            throw new IllegalArgumentException(
                    "expected the file's own date %s, got %s".formatted(date, cell(row, "date")));
        }
        return new Punch(
                name,
                time(row, date),
                parsed(row, "similarity", "a number such as 0.7312", Double::valueOf),
                FormulaGuard.unguard(cell(row, "source")));
    }

    private ZonedDateTime time(List<String> row, LocalDate date) {
        LocalTime time = parsed(
                row,
                "time",
                "a time such as 09:14:03.120",
                text -> LocalTime.parse(text, TIME_AS_SPREADSHEETS_SAVE_IT));
        ZoneOffset offset =
                parsed(row, "offset", "an offset such as UTC+02:00", text -> ZoneOffset.from(OFFSET.parse(text)));
        ZoneId zone =
                parsed(row, "zone", "a time zone such as Europe/Berlin", text -> ZoneId.of(FormulaGuard.unguard(text)));
        ZonedDateTime punched = ZonedDateTime.ofInstant(date.atTime(time), offset, zone);
        return punched.getOffset().equals(offset) ? punched : ZonedDateTime.of(date, time, offset);
    }

    private <T> T parsed(List<String> row, String column, String expected, Function<String, T> parse) {
        String cell = cell(row, column);
        try {
            return parse.apply(cell.strip());
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("expected %s, got \"%s\"".formatted(expected, cell), e);
        }
    }

    private String cell(List<String> row, String column) {
        return row.get(columns.indexOf(column));
    }

    private static String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        try {
            CSV.printRecord(line, cells.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }
}
