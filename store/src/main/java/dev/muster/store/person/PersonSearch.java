package dev.muster.store.person;

import dev.muster.store.Database;
import dev.muster.store.NameKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds people for a list: one query for the page, one for the count, one for the groups of those shown. */
final class PersonSearch {
    private static final String TEMPLATES = "(SELECT COUNT(*) FROM template WHERE template.person_id = person.id)";
    private static final String CONSENT =
            "EXISTS (SELECT 1 FROM consent WHERE consent.person_id = person.id AND withdrawn_at IS NULL)";
    private static final String CROP = "EXISTS (SELECT 1 FROM crop WHERE crop.person_id = person.id)";

    private final Database database;

    PersonSearch(Database database) {
        this.database = database;
    }

    PersonPage find(PersonFilter filter, int offset, int limit) {
        Condition condition = new Condition();
        condition.add(filter);
        String where = condition.where();
        long total = database.jdbc()
                .sql("SELECT COUNT(*) FROM person" + where)
                .params(condition.parameters)
                .query(Long.class)
                .single();
        List<Object> parameters = new ArrayList<>(condition.parameters);
        Collections.addAll(parameters, limit, offset);
        List<PersonPage.Row> rows = database.jdbc()
                .sql(
                        "SELECT %s, %s AS templates, CASE WHEN %s THEN 1 ELSE 0 END AS agreed, CASE WHEN %s THEN 1 ELSE 0 END AS has_crop FROM person%s ORDER BY name_key, person.id LIMIT ? OFFSET ?"
                                .formatted(People.COLUMNS, TEMPLATES, CONSENT, CROP, where))
                .params(parameters)
                .query(PersonSearch::row)
                .list();
        return new PersonPage(withGroups(rows), total, offset);
    }

    private List<PersonPage.Row> withGroups(List<PersonPage.Row> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Map<String, List<String>> groups = new HashMap<>();
        database.jdbc()
                .sql("""
                        SELECT person_id, name FROM person_in_group JOIN person_group ON person_group.id = group_id
                        WHERE person_id IN (:people) ORDER BY name_key""")
                .param("people", rows.stream().map(row -> row.person().id()).toList())
                .query(row -> {
                    groups.computeIfAbsent(row.getString("person_id"), _ -> new ArrayList<>())
                            .add(row.getString("name"));
                });
        return rows.stream()
                .map(row -> new PersonPage.Row(
                        row.person(),
                        groups.getOrDefault(row.person().id(), List.of()),
                        row.templates(),
                        row.consent(),
                        row.crop()))
                .toList();
    }

    private static PersonPage.Row row(ResultSet row, int number) throws SQLException {
        return new PersonPage.Row(
                People.person(row, number),
                List.of(),
                row.getInt("templates"),
                row.getInt("agreed") == 1,
                row.getInt("has_crop") == 1);
    }

    /** A WHERE clause that grows. */
    private static final class Condition {
        private final List<String> parts = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();

        void add(PersonFilter filter) {
            if (!filter.text().isEmpty()) {
                parts.add("(name_key LIKE ? ESCAPE '!' OR LOWER(external_id) LIKE ? ESCAPE '!')");
                String pattern = "%" + NameKey.of(filter.text()).replaceAll("[!%_]", "!$0") + "%";
                Collections.addAll(parameters, pattern, pattern);
            }
            filter.visible().ifPresent(this::inOneOf);
            filter.group().ifPresent(group -> inOneOf(List.of(group)));
            status(filter);
        }

        private void status(PersonFilter filter) {
            switch (filter.status()) {
                case ANY -> {}
                case ENROLLED -> parts.add("EXISTS (SELECT 1 FROM template WHERE template.person_id = person.id)");
                case NOT_ENROLLED ->
                    parts.add("NOT EXISTS (SELECT 1 FROM template WHERE template.person_id = person.id)");
                case NOT_VALID -> {
                    parts.add("(valid_from > ? OR valid_to < ?)");
                    Collections.addAll(
                            parameters,
                            filter.today().toString(),
                            filter.today().toString());
                }
                case NO_CONSENT -> parts.add("NOT " + CONSENT);
            }
        }

        private void inOneOf(Collection<String> groups) {
            if (groups.isEmpty()) {
                parts.add("1 = 0");
                return;
            }
            parts.add("EXISTS (SELECT 1 FROM person_in_group WHERE person_id = person.id AND group_id IN (%s))"
                    .formatted(String.join(", ", Collections.nCopies(groups.size(), "?"))));
            parameters.addAll(groups);
        }

        String where() {
            return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
        }
    }
}
