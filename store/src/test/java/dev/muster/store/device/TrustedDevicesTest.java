package dev.muster.store.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.TestDatabase;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.SettableClock;
import dev.muster.store.device.DeviceUse.Kept;
import dev.muster.store.device.DeviceUse.Rotated;
import dev.muster.store.device.DeviceUse.Stale;
import dev.muster.store.device.DeviceUse.Unknown;
import dev.muster.store.factor.EnrolledFactors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts about trusted devices, on both databases. */
final class TrustedDevicesTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    private DeviceStore open(TestDatabase kind) {
        return new DeviceStore(root, kind.freshEnvironment(), clock);
    }

    private void later() {
        clock.forward(Duration.ofHours(1));
    }

    @ParameterizedTest
    @EnumSource
    void eachUseGivesTheNextToken(TestDatabase kind) {
        try (DeviceStore store = open(kind)) {
            DeviceToken token = store.trusted("ravi");
            for (int i = 0; i < 3; i++) {
                later();
                Rotated rotated = (Rotated) store.use("ravi", token);
                assertThat(rotated.next()).isNotEqualTo(token);
                token = rotated.next();
            }
            assertThat(store.devices.of(store.account("ravi")))
                    .singleElement()
                    .satisfies(device -> assertThat(device.usedAt()).isEqualTo(clock.instant()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStaleTokenEndsTheSeriesAndIsToldOfOnce(TestDatabase kind) {
        try (DeviceStore store = open(kind)) {
            DeviceToken stolen = store.trusted("ravi");
            later();
            DeviceToken owners = ((Rotated) store.use("ravi", stolen)).next();
            clock.forward(TrustedDevices.GRACE);
            assertThat(store.use("ravi", stolen)).isEqualTo(new Stale(stolen.series()));
            assertThat(store.use("ravi", stolen)).isEqualTo(new Unknown());
            assertThat(store.use("ravi", owners)).isEqualTo(new Unknown());
            assertThat(store.devices.of(store.account("ravi"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOtherTabsTokenCountsForAMinuteAndFromThereOnly(TestDatabase kind) {
        try (DeviceStore store = open(kind)) {
            DeviceToken first = store.trusted("ravi");
            later();
            DeviceToken second = ((Rotated) store.use("ravi", first)).next();
            clock.forward(TrustedDevices.GRACE.minusMillis(1));
            assertThat(store.use("ravi", first)).isInstanceOf(Kept.class);
            assertThat(store.use("ravi", second)).isInstanceOf(Kept.class);
            assertThat(store.devices.use(
                            store.account("ravi"),
                            first,
                            "198.51.100.0/24",
                            clock.instant().minus(DeviceStore.LIFE)))
                    .isInstanceOf(Unknown.class);
            clock.forward(Duration.ofMillis(1));
            assertThat(store.use("ravi", second)).isInstanceOf(Rotated.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofManyUsesAtOnceOneRotatesAndNoneLooksStolen(TestDatabase kind) throws Exception {
        try (DeviceStore store = open(kind);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            DeviceToken token = store.trusted("ravi");
            later();
            List<Callable<DeviceUse>> uses = Collections.nCopies(40, () -> store.use("ravi", token));
            List<DeviceUse> outcomes =
                    threads.invokeAll(uses).stream().map(Future::resultNow).toList();
            assertThat(outcomes.stream().filter(Rotated.class::isInstance)).hasSize(1);
            assertThat(outcomes.stream().filter(Kept.class::isInstance)).hasSize(39);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itEndsWithItsTimeThePasswordTheStatusAndTheFactors(TestDatabase kind) {
        try (DeviceStore store = open(kind)) {
            DeviceToken expired = store.trusted("expired");
            clock.forward(DeviceStore.LIFE);
            assertThat(store.use("expired", expired)).isInstanceOf(Unknown.class);

            DeviceToken changed = store.trusted("changed");
            store.accounts.changePassword(store.account("changed").id(), "hash");
            DeviceToken disabled = store.trusted("disabled");
            store.accounts.changeStatus(store.account("disabled").id(), AccountStatus.DISABLED);
            DeviceToken reset = store.trusted("reset");
            new EnrolledFactors(store.database).removeAll(store.account("reset").id());
            later();
            assertThat(store.use("changed", changed)).isInstanceOf(Unknown.class);
            assertThat(store.use("disabled", disabled)).isInstanceOf(Unknown.class);
            assertThat(store.use("reset", reset)).isInstanceOf(Unknown.class);
            store.devices.purge();
            assertThat(store.database
                            .jdbc()
                            .sql("SELECT COUNT(*) FROM trusted_device")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsNobodyElsesAndCannotBeForged(TestDatabase kind) {
        try (DeviceStore store = open(kind)) {
            DeviceToken token = store.trusted("ravi");
            String ravi = store.account("ravi").id();
            String asha = store.account("asha").id();
            String cookie = token.cookie(ravi, store.vault);
            later();
            assertThat(DeviceToken.read(cookie, asha, store.vault)).isEmpty();
            assertThat(store.use("asha", token)).isInstanceOf(Unknown.class);
            for (int i = 0; i < cookie.length() - 1; i++) {
                char other = cookie.charAt(i) == 'a' ? 'b' : 'a';
                String changed = cookie.substring(0, i) + other + cookie.substring(i + 1);
                assertThat(DeviceToken.read(changed, ravi, store.vault)).isEmpty();
            }
            assertThat(DeviceToken.read("", ravi, store.vault)).isEmpty();
            assertThat(DeviceToken.read(cookie, ravi, store.vault)).contains(token);
            assertThat(store.use("ravi", token)).isInstanceOf(Rotated.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDatabaseHasNoTokenInTheClear(TestDatabase kind) {
        try (DeviceStore store = open(kind)) {
            DeviceToken token = store.trusted("ravi");
            assertThat(token.toString()).doesNotContain(token.secret());
            assertThat(store.database
                            .jdbc()
                            .sql("SELECT id || name || token_hash || previous_hash FROM trusted_device")
                            .query(String.class)
                            .single())
                    .doesNotContain(token.secret());
        }
    }

    @ParameterizedTest
    @EnumSource
    void beyondTwentyTheOneUsedLongestAgoGoes(TestDatabase kind) {
        try (DeviceStore store = open(kind)) {
            DeviceToken first = store.trusted("ravi");
            for (int i = 0; i < 20; i++) {
                clock.forward(Duration.ofMinutes(2));
                store.trusted("ravi");
            }
            assertThat(store.devices.of(store.account("ravi"))).hasSize(20);
            assertThat(store.use("ravi", first)).isInstanceOf(Unknown.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeviceOlderThanThePolicyAllowsCountsNoMore(TestDatabase kind) {
        try (DeviceStore store = open(kind)) {
            DeviceToken token = store.trusted("ravi");
            later();
            assertThat(store.devices.use(store.account("ravi"), token, DeviceStore.HOME, clock.instant()))
                    .isInstanceOf(Unknown.class);
            assertThat(store.use("ravi", token)).isInstanceOf(Rotated.class);
        }
    }
}
