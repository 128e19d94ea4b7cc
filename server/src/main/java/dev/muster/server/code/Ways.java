package dev.muster.server.code;

import dev.muster.server.factor.SessionFactor;
import dev.muster.server.security.PendingSignIn;
import dev.muster.store.factor.Apps;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.SqlRecoverySheets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways that accounts have: the app first, which costs nothing and can be had without a network. */
public final class Ways {
    private final Apps apps;
    private final CodeAddresses addresses;
    private final SqlRecoverySheets sheets;

    Ways(Apps apps, CodeAddresses addresses, SqlRecoverySheets sheets) {
        this.apps = apps;
        this.addresses = addresses;
        this.sheets = sheets;
    }

    /** All of an account's, the usual one first, recovery codes last. */
    public List<Way> of(String accountId) {
        List<Way> ways = new ArrayList<>();
        if (!apps.list(accountId).isEmpty()) {
            ways.add(Way.APP);
        }
        addresses.of(accountId).forEach(address -> ways.add(Way.to(address)));
        if (sheets.left(accountId) > 0) {
            ways.add(Way.RECOVERY);
        }
        return ways;
    }

    /** Those that count for a step that is owed. */
    List<Way> of(PendingSignIn pending) {
        return of(pending.account().id()).stream()
                .filter(way -> pending.accepted().contains(SessionFactor.of(way.factor())))
                .toList();
    }

    Optional<Way> byId(PendingSignIn pending, String id) {
        return of(pending).stream().filter(way -> way.id().equals(id)).findFirst();
    }
}
