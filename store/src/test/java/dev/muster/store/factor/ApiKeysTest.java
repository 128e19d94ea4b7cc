package dev.muster.store.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import dev.muster.store.account.SettableClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts about the keys of programs and how often they may ask, on both databases. */
final class ApiKeysTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void aKeyIsFoundByItsTextUntilItIsRevoked(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            ApiKeys keys = new ApiKeys(database, clock, new SecureRandom());
            ApiKeys.Made made = keys.create("shop").orElseThrow();
            assertThat(made.text()).startsWith("mk_").hasSize(46);
            assertThat(made.toString()).doesNotContain(made.text());
            assertThat(keys.find(made.text())).contains(made.key());
            assertThat(keys.find(made.text() + "x")).isEmpty();
            assertThat(keys.find("")).isEmpty();
            assertThat(keys.create(" Shop ")).isEmpty();

            assertThat(keys.revoke("SHOP")).contains(made.key());
            assertThat(keys.find(made.text())).isEmpty();
            assertThat(keys.revoke("shop")).isEmpty();
            assertThat(keys.create("shop")).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDatabaseHasNoKeyInTheClearAndKnowsWhenItWasUsed(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            ApiKeys keys = new ApiKeys(database, clock, new SecureRandom());
            ApiKeys.Made made = keys.create("shop").orElseThrow();
            keys.noteUse(made.key());
            assertThat(keys.all())
                    .singleElement()
                    .satisfies(key -> assertThat(key.usedAt()).isPresent());
            assertThat(database.jdbc()
                            .sql("SELECT name || name_key || key_hash FROM api_key")
                            .query(String.class)
                            .single())
                    .doesNotContain(made.text().substring(3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRateBeginsAnewWhenItsTimeIsOver(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            RateLimits limits = new RateLimits(database, clock);
            Duration minute = Duration.ofMinutes(1);
            assertThat(limits.count("a", 2, minute)).isZero();
            assertThat(limits.count("a", 2, minute)).isZero();
            assertThat(limits.count("a", 2, minute)).isBetween(Duration.ofMillis(1), minute);
            assertThat(limits.count("b", 2, minute)).isZero();
            clock.forward(minute);
            assertThat(limits.count("a", 2, minute)).isZero();
        }
    }
}
