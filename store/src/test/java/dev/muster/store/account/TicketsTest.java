package dev.muster.store.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts about one-use links, on both databases. */
final class TicketsTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void aTokenWorksOnceAndForItsPurposeOnly(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            Tickets tickets = tickets(database);
            String token = setup(tickets);

            assertThat(tickets.find(token, TicketPurpose.SETUP)).isPresent();
            assertThat(tickets.use(token, TicketPurpose.RESET)).isEmpty();
            assertThat(tickets.use(token, TicketPurpose.SETUP)).isPresent();
            assertThat(tickets.use(token, TicketPurpose.SETUP)).isEmpty();
            assertThat(tickets.find(token, TicketPurpose.SETUP)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenRunsOutAndANewOneVoidsIt(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            Tickets tickets = tickets(database);
            String first = setup(tickets);
            String second = setup(tickets);
            assertThat(tickets.find(first, TicketPurpose.SETUP)).isEmpty();

            clock.forward(Duration.ofHours(2));
            assertThat(tickets.use(second, TicketPurpose.SETUP)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDatabaseHoldsNoToken(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            String token = setup(tickets(database));

            assertThat(database.jdbc()
                            .sql("SELECT token_hash FROM ticket")
                            .query(String.class)
                            .list())
                    .singleElement()
                    .asString()
                    .doesNotContain(token);
        }
    }

    private Tickets tickets(Database database) {
        return new Tickets(database, clock, new SecureRandom());
    }

    private static String setup(Tickets tickets) {
        return tickets.create(TicketPurpose.SETUP, Optional.empty(), Optional.empty(), Duration.ofHours(1));
    }
}
