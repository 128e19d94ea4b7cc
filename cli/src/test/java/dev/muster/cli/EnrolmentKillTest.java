package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.security.PasswordHashing;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.person.Consents;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.StoredTemplate;
import dev.muster.store.person.Templates;
import dev.muster.store.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} while a photo is being enrolled over the web: a confirmed face is there, an unconfirmed one is there
 * whole or not at all. Twice in every run; {@code ./muster test -pl cli -am -Dtest=EnrolmentKillTest -Dkill.rounds=200
 * -Dsurefire.failIfNoSpecifiedTests=false} does it often.
 */
final class EnrolmentKillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
    private static final int LONGEST_MILLIS = 1200;
    private static final String PASSWORD = "seven green umbrellas";

    private final Clock clock = Clock.systemUTC();
    private final Random random = new Random(4);

    @TempDir
    private Path folder;

    @Test
    void keepsAConfirmedFaceAndNoHalfOfAnother() throws IOException, InterruptedException {
        byte[] portrait = Files.readAllBytes(Portraits.of(6, folder).getFirst());
        String person = prepare();
        for (int round = 0; round < ROUNDS; round++) {
            boolean confirmed;
            try (Serving serving = Serving.start(folder, "--port", "0")) {
                PageVisitor visitor = new PageVisitor(serving.url());
                visitor.signIn("admin", PASSWORD);
                CompletableFuture<Boolean> answer =
                        CompletableFuture.supplyAsync(() -> visitor.enrols(person, portrait));
                // The last round lets the answer come: what was confirmed is killed right after.
                long millis = round == ROUNDS - 1 ? 30_000 : random.nextInt(LONGEST_MILLIS);
                confirmed = answer.completeOnTimeout(false, millis, TimeUnit.MILLISECONDS)
                        .join();
                serving.process().destroyForcibly().waitFor();
            }
            assertThat(templatesLeft(person, confirmed)).as("round " + round).isBetween(confirmed ? 1 : 0, 1);
        }
    }

    /** An administrator, and somebody who has agreed; the person's id. */
    private String prepare() {
        DataFolder data = DataFolder.open(folder.resolve("data"));
        try (Database database = Database.open(data)) {
            Optional<String> hash =
                    Optional.ofNullable(PasswordHashing.encoder().encode(PASSWORD));
            new Accounts(database, clock)
                    .create(new NewAccount(
                            "admin",
                            Optional.empty(),
                            hash,
                            Role.ADMINISTRATOR,
                            AccountStatus.ACTIVE,
                            Optional.empty()));
            String person = new People(database, clock)
                    .create(PersonData.named("Ada"))
                    .orElseThrow()
                    .id();
            new Consents(database, clock).give(person, "test", "test");
            return person;
        }
    }

    /** How many templates there are, each with its crop and readable; they are withdrawn for the next round. */
    private int templatesLeft(String person, boolean confirmed) {
        DataFolder data = DataFolder.open(folder.resolve("data"));
        try (Database database = Database.open(data)) {
            Templates templates = new Templates(database, Vault.open(data, database), clock);
            List<StoredTemplate> left = templates.of(person);
            long crops = database.jdbc()
                    .sql("SELECT COUNT(*) FROM crop WHERE template_id IN (SELECT id FROM template)")
                    .query(Long.class)
                    .single();
            assertThat(crops).isEqualTo(left.size());
            assertThat(templates.loadAll().templates()).hasSameSizeAs(left);
            if (!confirmed) {
                templates.withdraw(person);
            }
            return left.size();
        }
    }
}
