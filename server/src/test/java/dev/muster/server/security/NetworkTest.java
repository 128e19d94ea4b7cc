package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.0/24",
        "::ffff:203.0.113.9, 203.0.113.0/24",
        "127.0.0.1, 127.0.0.0/24",
        "2001:db8:1:2ff:3:4:5:6, 2001:db8:1:200::/56",
        "fe80::1%eth0, fe80::/56",
        "nonsense, ''",
        "'', ''"
    })
    void leavesTheEndOfAnAddressAway(String address, String network) {
        assertThat(Network.of(address)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9/32",
        "::ffff:203.0.113.9, 203.0.113.9/32",
        "2001:db8:1:2ff:3:4:5:6, 2001:db8:1:2ff::/64",
        "fe80::1%eth0, fe80::/64",
        "localhost, localhost"
    })
    void countsAttemptsForAVisitorsOwnAddressesWithoutAskingForNames(String address, String network) {
        assertThat(Network.ofVisitor(address)).isEqualTo(network);
    }
}
