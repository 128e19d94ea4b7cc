package dev.muster.store.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.TestDatabase;
import dev.muster.store.account.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts about the networks that accounts sign in from, on both databases. */
final class KnownNetworksTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void aNetworkIsNewUntilItWasSignedInFromAndAgainAfterNinetyDays(TestDatabase kind) {
        try (DeviceStore store = new DeviceStore(root, kind.freshEnvironment(), clock)) {
            String ravi = store.account("ravi").id();
            String asha = store.account("asha").id();
            assertThat(store.networks.isNew(ravi, "a")).isFalse();
            store.networks.note(ravi, "a");
            assertThat(store.networks.isNew(ravi, "a")).isFalse();
            assertThat(store.networks.isNew(ravi, "b")).isTrue();
            assertThat(store.networks.isNew(asha, "b")).isFalse();

            clock.forward(Duration.ofDays(60));
            store.networks.note(ravi, "b");
            clock.forward(Duration.ofDays(31));
            assertThat(store.networks.isNew(ravi, "a")).isTrue();
            assertThat(store.networks.isNew(ravi, "b")).isFalse();
            store.networks.purge();
            assertThat(hashes(store)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void twentyAreKeptAndNoneCanBeReadOrCompared(TestDatabase kind) {
        try (DeviceStore store = new DeviceStore(root, kind.freshEnvironment(), clock)) {
            String ravi = store.account("ravi").id();
            for (int i = 0; i < 25; i++) {
                store.networks.note(ravi, "10.0." + i + ".0/24");
                clock.forward(Duration.ofMinutes(1));
            }
            assertThat(store.networks.isNew(ravi, "10.0.4.0/24")).isTrue();
            assertThat(store.networks.isNew(ravi, "10.0.5.0/24")).isFalse();
            store.networks.note(store.account("asha").id(), "10.0.24.0/24");
            assertThat(hashes(store)).hasSize(21).doesNotHaveDuplicates().noneMatch(hash -> hash.contains("10.0."));
        }
    }

    private static List<String> hashes(DeviceStore store) {
        return store.database
                .jdbc()
                .sql("SELECT network_hash FROM known_network")
                .query(String.class)
                .list();
    }
}
