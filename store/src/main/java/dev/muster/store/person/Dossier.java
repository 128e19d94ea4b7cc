package dev.muster.store.person;

import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.factor.CodeAddress;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that is held about a person, for the person (Article 15 GDPR). */
public final class Dossier {
    private final Database database;
    private final People people;
    private final PersonGroups groups;
    private final Consents consents;
    private final ConsentTexts texts;
    private final Templates templates;
    private final Crops crops;
    private final Accounts accounts;
    private final CodeAddresses addresses;

    public Dossier(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.people = new People(database, clock);
        this.groups = new PersonGroups(database);
        this.consents = new Consents(database, clock);
        this.texts = new ConsentTexts(database, clock);
        this.templates = new Templates(database, vault, clock);
        this.crops = new Crops(database, vault);
        this.accounts = new Accounts(database, clock);
        this.addresses = new CodeAddresses(database, vault, clock);
    }

    /**
     * What is known, as nested maps and lists ready for JSON; pictures apart.
     *
     * @param attributes makes maps of the person's attributes
     */
    public Optional<Map<String, Object>> of(String personId, Function<String, Object> attributes) {
        return people.byId(personId).map(person -> {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("person", person(person, attributes));
            all.put(
                    "consents",
                    consents.history(personId).stream().map(this::consent).toList());
            all.put(
                    "templates",
                    templates.of(personId).stream().map(this::template).toList());
            accounts.byPerson(personId).ifPresent(account -> {
                all.put("account", account(account));
                all.put("codes", codes(account));
                all.put("devices", rows("""
                        SELECT name, network, created_at AS "since", used_at AS "usedAt", expires_at AS "until"
                        FROM trusted_device WHERE account_id = ? ORDER BY created_at""", account.id()));
                all.put("networks", rows("""
                        SELECT seen_at AS "seenAt" FROM known_network WHERE account_id = ?
                        ORDER BY seen_at""", account.id()));
                all.put("passkeys", rows("""
                        SELECT name, created_at AS "since", used_at AS "usedAt" FROM passkey
                        WHERE account_id = ? ORDER BY created_at""", account.id()));
            });
            all.put("liveFaces", rows("""
                    SELECT shown_at AS "at" FROM face_frames WHERE person_id = ? ORDER BY shown_at""", personId));
            all.put("register", rows("""
                    SELECT name, punch_day AS "day", punched_at AS "at", zone, direction, source, similarity,
                           removed_at AS "removed" FROM punch WHERE person_id = ? ORDER BY punched_at""", personId));
            all.put("corrections", rows("""
                    SELECT punch_day AS "day", act, reason, before_at AS "before", after_at AS "after",
                           corrected_at AS "at" FROM punch_correction JOIN punch ON punch.id = punch_id
                    WHERE person_id = ? ORDER BY corrected_at""", personId));
            all.put("recognitions", rows("""
                    SELECT name, recognition_day AS "day", recognised_at AS "at", zone, source, similarity
                    FROM recognition WHERE person_id = ? ORDER BY recognised_at""", personId));
            all.put("imports", rows("""
                    SELECT file, outcome, reason, finished_at AS "at" FROM import_item
                    WHERE person_id = ? ORDER BY finished_at""", personId));
            all.put("audit", audit(personId));
            return all;
        });
    }

    /** The pictures of the face, by the id of their template, as JPEG. */
    public Map<String, byte[]> pictures(String personId) {
        Map<String, byte[]> pictures = new LinkedHashMap<>();
        templates
                .of(personId)
                .forEach(template ->
                        crops.of(personId, template.id()).ifPresent(image -> pictures.put(template.id(), image)));
        return pictures;
    }

    private Map<String, Object> person(Person person, Function<String, Object> attributes) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", person.id());
        map.put("name", person.name());
        person.externalId().ifPresent(id -> map.put("externalId", id));
        map.put("groups", groups.of(person.id()).stream().map(Group::name).toList());
        map.put("attributes", attributes.apply(person.attributesJson()));
        person.validFrom().ifPresent(day -> map.put("validFrom", day.toString()));
        person.validTo().ifPresent(day -> map.put("validTo", day.toString()));
        map.put("createdAt", person.createdAt().toString());
        person.seenAt().ifPresent(at -> map.put("seenAt", at.toString()));
        return map;
    }

    private Map<String, Object> consent(Consent consent) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("textVersion", consent.textVersion());
        texts.byVersion(consent.textVersion()).ifPresent(text -> map.put("text", text.english()));
        map.put("givenAt", consent.givenAt().toString());
        consent.withdrawnAt().ifPresent(at -> map.put("withdrawnAt", at.toString()));
        return map;
    }

    private Map<String, Object> template(StoredTemplate template) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", template.id());
        map.put("network", template.embedding().model().value());
        map.put("quality", template.quality());
        map.put("origin", template.origin());
        map.put("capturedAt", template.capturedAt().toString());
        List<Float> values = new ArrayList<>();
        for (float value : template.embedding().toArray()) {
            values.add(value);
        }
        map.put("embedding", values);
        return map;
    }

    private static Map<String, Object> account(Account account) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", account.name());
        account.email().ifPresent(email -> map.put("email", email));
        map.put("role", account.role().name());
        map.put("status", account.status().name());
        map.put("createdAt", account.createdAt().toString());
        account.signedInAt().ifPresent(at -> map.put("signedInAt", at.toString()));
        return map;
    }

    /** The account's ways to get codes; secrets of apps and hashes of recovery codes are nobody's to read. */
    private Map<String, Object> codes(Account account) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("apps", rows("""
                SELECT name, confirmed_at AS "since", used_at AS "usedAt" FROM app_key
                WHERE account_id = ? AND confirmed_at IS NOT NULL ORDER BY created_at""", account.id()));
        map.put(
                "addresses",
                addresses.of(account.id()).stream().map(this::codeAddress).toList());
        map.put("recoveryCodes", rows("""
                SELECT created_at AS "since", used_at AS "usedAt" FROM recovery_code WHERE account_id = ?
                ORDER BY hash""", account.id()));
        return map;
    }

    private Map<String, Object> codeAddress(CodeAddress listed) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", listed.name());
        addresses.open(listed).ifPresent(address -> map.put("address", address.text()));
        map.put("since", listed.createdAt().toString());
        listed.usedAt().ifPresent(at -> map.put("usedAt", at.toString()));
        return map;
    }

    /** What the audit log says of the person or of the linked account. */
    private List<Map<String, @Nullable Object>> audit(String personId) {
        String account = accounts.byPerson(personId).map(Account::id).orElse(personId);
        return database
                .jdbc()
                .sql("""
                        SELECT at AS "at", action, outcome, address, detail,
                               CASE WHEN actor IN (SELECT ref FROM audit_name WHERE subject_id IN (?, ?))
                                    THEN 'by' ELSE 'on' END AS part
                        FROM audit_event
                        WHERE actor IN (SELECT ref FROM audit_name WHERE subject_id IN (?, ?))
                           OR target IN (SELECT ref FROM audit_name WHERE subject_id IN (?, ?))
                        ORDER BY seq""")
                .params(personId, account, personId, account, personId, account)
                .query()
                .listOfRows()
                .stream()
                .map(Dossier::readable)
                .toList();
    }

    private List<Map<String, @Nullable Object>> rows(String sql, String personId) {
        return database.jdbc().sql(sql).param(personId).query().listOfRows().stream()
                .map(Dossier::readable)
                .toList();
    }

    /** Times in words: ISO 8601, in the row's zone where it has one. */
    private static Map<String, @Nullable Object> readable(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            boolean time = value instanceof Number && !name.equals("similarity");
            map.put(name, time ? time(((Number) value).longValue(), row.get("zone")) : value);
        });
        return map;
    }

    private static String time(long millis, @Nullable Object zone) {
        Instant at = Instant.ofEpochMilli(millis);
        return zone == null
                ? at.toString()
                : at.atZone(ZoneId.of(zone.toString())).toOffsetDateTime().toString();
    }
}
