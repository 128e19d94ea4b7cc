package dev.muster.store.factor;

import dev.muster.embedding.ModelId;
import dev.muster.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Whether an account has a face to sign in with. */
public final class EnrolledFace {
    private final Database database;
    private final Clock clock;
    private final ModelId model;

    /**
     * Looks in a database.
     *
     * @param clock with the zone whose calendar day counts
     * @param model the network whose templates can be compared
     */
    public EnrolledFace(Database database, Clock clock, ModelId model) {
        this.database = database;
        this.clock = clock;
        this.model = model;
    }

    /**
     * The person whose live face the account can show: linked, valid today, with consent and at least one template of
     * the network in use. Says nothing about whether the factor is off after too many failures.
     */
    public Optional<String> of(String accountId) {
        return database.jdbc()
                .sql("""
                        SELECT person.id FROM account JOIN person ON person.id = account.person_id
                        WHERE account.id = :account
                        AND (person.valid_from IS NULL OR person.valid_from <= :today)
                        AND (person.valid_to IS NULL OR person.valid_to >= :today)
                        AND EXISTS (SELECT 1 FROM consent
                                    WHERE consent.person_id = person.id AND consent.withdrawn_at IS NULL)
                        AND EXISTS (SELECT 1 FROM template
                                    WHERE template.person_id = person.id AND template.model = :model)""")
                .param("account", accountId)
                .param("today", LocalDate.now(clock).toString())
                .param("model", model.value())
                .query(String.class)
                .optional();
    }
}
