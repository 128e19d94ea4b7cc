package dev.muster.server.audit;

import dev.muster.store.audit.AuditFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters as the page's form has them; what makes no sense counts as empty. */
record AuditForm(
        @Nullable String from,
        @Nullable String to,
        @Nullable String action,
        @Nullable String outcome,
        @Nullable String actor,
        @Nullable String target,
        @Nullable String text) {

    /** What is asked of the log; days are those of a zone. */
    AuditFilter filter(ZoneId zone) {
        return new AuditFilter(
                day(from).map(day -> start(day, zone)),
                day(to).map(day -> start(day.plusDays(1), zone)),
                word(action),
                word(outcome),
                word(actor),
                word(target),
                word(text));
    }

    /** Whether anything is asked for in particular. */
    public boolean narrows() {
        return !filled().isEmpty();
    }

    /** An address with these filters, and whatever else, in its query. */
    String address(String path, Map<String, String> more) {
        Map<String, String> values = filled();
        values.putAll(more);
        String query = values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private Map<String, String> filled() {
        Map<String, String> filled = new LinkedHashMap<>();
        word(from).ifPresent(value -> filled.put("from", value));
        word(to).ifPresent(value -> filled.put("to", value));
        word(action).ifPresent(value -> filled.put("action", value));
        word(outcome).ifPresent(value -> filled.put("outcome", value));
        word(actor).ifPresent(value -> filled.put("actor", value));
        word(target).ifPresent(value -> filled.put("target", value));
        word(text).ifPresent(value -> filled.put("text", value));
        return filled;
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return word(text).map(LocalDate::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Optional<String> word(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(word -> !word.isEmpty());
    }
}
