package dev.muster.attendance.register;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the bytes of one day's file say.
 *
 * @param layout its columns; empty for a file that has not got its header yet
 * @param punches in the order they were written
 * @param end where the understood part ends; what follows was torn by a crash
 * @param endsInsideLine whether the last row is whole and only lacks its line end
 */
record DayContents(Optional<Layout> layout, List<Punch> punches, int end, boolean endsInsideLine) {
    static final DayContents NONE = new DayContents(Optional.empty(), List.of(), 0, false);

    static DayContents of(byte[] bytes, LocalDate date) throws Rows.NotUnderstood {
        int begin = Rows.begin(bytes);
        int end = Rows.end(bytes);
        DayContents whole = new DayContents(Optional.empty(), List.of(), begin, false);
        if (end > begin) {
            whole = whole.with(Rows.parse(bytes, begin, end, 1), date, end, false);
        }
        if (end == bytes.length || (whole.layout.isEmpty() && isPieceOfHeader(bytes, end))) {
            return whole;
        }
        try {
            long lines = lineEnds(bytes, end);
            return whole.with(Rows.parse(bytes, end, bytes.length, lines + 1), date, bytes.length, true);
        } catch (Rows.NotUnderstood e) {
            if (whole.layout.isEmpty() || whole.isFollowedByWholeRow(bytes, date)) {
                throw e;
            }
            return whole;
        }
    }

    /** The line that enters a punch, with whatever the file still lacks before it. */
    String lineFor(Punch punch) {
        String before = endsInsideLine ? "\r\n" : layout.isEmpty() ? Layout.STANDARD.headerLine() : "";
        return before + layout.orElse(Layout.STANDARD).rowLine(punch);
    }

    private DayContents with(List<Rows.Row> rows, LocalDate date, int newEnd, boolean insideLine)
            throws Rows.NotUnderstood {
        Optional<Layout> columns = layout;
        List<Punch> all = new ArrayList<>(punches);
        for (Rows.Row row : rows) {
            try {
                if (columns.isEmpty()) {
                    columns = Optional.of(Layout.ofHeader(row.cells()));
                } else if (!row.isBlank()) {
                    all.add(columns.get().read(row.cells(), date));
                }
            } catch (IllegalArgumentException e) {
                throw new Rows.NotUnderstood(row.line(), e);
            }
        }
        return new DayContents(columns, List.copyOf(all), newEnd, insideLine);
    }

    /** Whether a row lies in the part that is not understood: then a quote was left open, and nothing was torn. */
    private boolean isFollowedByWholeRow(byte[] bytes, LocalDate date) {
        for (int from = end; from < bytes.length; from++) {
            if (bytes[from] == '\n') {
                byte[] rest = Arrays.copyOfRange(bytes, from + 1, bytes.length);
                try {
                    int first = Rows.end(rest);
                    if (!with(Rows.parse(rest, 0, first, 1), date, end, false)
                            .punches
                            .equals(punches)) {
                        return true;
                    }
                } catch (Rows.NotUnderstood _) {
                    // No row begins here; perhaps on the next line.
                }
            }
        }
        return false;
    }

    private static boolean isPieceOfHeader(byte[] bytes, int from) {
        byte[] piece = Arrays.copyOfRange(bytes, from, bytes.length);
        byte[] header = Layout.STANDARD.headerLine().getBytes(StandardCharsets.UTF_8);
        return Arrays.mismatch(piece, header) == piece.length;
    }

    private static long lineEnds(byte[] bytes, int end) {
        long lines = 0;
        for (int i = 0; i < end; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
