package dev.muster.store.audit;

import dev.muster.store.NameKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which events are asked for; what is empty does not matter.
 *
 * @param from the first moment
 * @param until the moment after the last
 * @param action a whole action, or its beginning up to a dot
 * @param actor part of a name
 * @param target part of a name
 * @param text part of the action, address or detail, or of a name
 */
public record AuditFilter(
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> action,
        Optional<String> outcome,
        Optional<String> actor,
        Optional<String> target,
        Optional<String> text) {

    /** Everything. */
    public static final AuditFilter ALL = new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final String NAMED = " IN (SELECT ref FROM audit_name WHERE name_key LIKE ? ESCAPE '!')";

    /** A condition on {@code audit_event e}, and its values. */
    Condition condition() {
        Condition condition = new Condition(new StringBuilder("1 = 1"), new ArrayList<>());
        from.ifPresent(moment -> condition.and("e.at >= ?", moment.toEpochMilli()));
        until.ifPresent(moment -> condition.and("e.at < ?", moment.toEpochMilli()));
        action.ifPresent(
                word -> condition.and("(e.action = ? OR e.action LIKE ? ESCAPE '!')", word, escaped(word) + ".%"));
        outcome.ifPresent(word -> condition.and("e.outcome = ?", word));
        actor.ifPresent(name -> condition.and("e.actor" + NAMED, part(NameKey.of(name))));
        target.ifPresent(name -> condition.and("e.target" + NAMED, part(NameKey.of(name))));
        text.ifPresent(words -> {
            String part = part(words.strip().toLowerCase(Locale.ROOT));
            String name = part(NameKey.of(words));
            condition.and(
                    "(LOWER(e.action) LIKE ? ESCAPE '!' OR LOWER(e.address) LIKE ? ESCAPE '!'"
                            + " OR LOWER(e.detail) LIKE ? ESCAPE '!' OR e.actor" + NAMED + " OR e.target" + NAMED + ")",
                    part,
                    part,
                    part,
                    name,
                    name);
        });
        return condition;
    }

    private static String part(String text) {
        return "%" + escaped(text) + "%";
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** What stands after WHERE. */
    record Condition(StringBuilder sql, List<Object> values) {
        void and(String more, Object... moreValues) {
            sql.append(" AND ").append(more);
            values.addAll(List.of(moreValues));
        }
    }
}
