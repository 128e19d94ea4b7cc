package dev.muster.store.audit;

import dev.muster.attendance.register.FormulaGuard;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the log as CSV (RFC 4180), row by row; no cell can pass for a formula. */
public final class AuditCsv {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("seq", "time", "action", "outcome", "actor", "target", "address", "detail", "hash")
            .get();
    private static final String ERASED = "(erased)";

    private AuditCsv() {}

    /** Writes what the filter lets through, the oldest first, with times in a zone. */
    public static void write(AuditEvents events, AuditFilter filter, ZoneId zone, Appendable out) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, FORMAT);
        events.forEach(
                filter,
                event -> printer.printRecord(
                        event.seq(),
                        TIME.format(event.at().atZone(zone)),
                        FormulaGuard.guard(event.action()),
                        FormulaGuard.guard(event.outcome()),
                        name(event.actor()),
                        name(event.target()),
                        FormulaGuard.guard(event.address().orElse("")),
                        FormulaGuard.guard(event.detail().orElse("")),
                        event.hash()));
        printer.flush();
    }

    private static String name(Optional<AuditEvent.Somebody> somebody) {
        return somebody.map(one -> FormulaGuard.guard(one.name().orElse(ERASED)))
                .orElse("");
    }
}
