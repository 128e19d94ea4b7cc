package dev.muster.server.bulk;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.server.code.FactorNotices;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.bulk.ImportCounts;
import dev.muster.store.bulk.ImportItem;
import dev.muster.store.bulk.ItemOutcome;
import dev.muster.store.factor.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells accounts that an import enrolled the face of their person: each once a day, at one address, a mailbox rather than a
 * phone; and so few of them a day that messages are left for codes.
 */
public final class ImportNotices implements ImportListener {
    private static final Duration DAY = Duration.ofDays(1);

    private final Accounts accounts;
    private final FactorNotices notices;
    private final RateLimits rates;
    private final int most;

    public ImportNotices(Database database, FactorNotices notices, Clock clock) {
        this(database, notices, clock, 200);
    }

    /**
     * With a limit of its own.
     *
     * @param most how many accounts are told in a day
     */
    ImportNotices(Database database, FactorNotices notices, Clock clock, int most) {
        this.accounts = new Accounts(database, clock);
        this.notices = notices;
        this.rates = new RateLimits(database, clock);
        this.most = most;
    }

    @Override
    public void committed(List<ImportItem> items, ImportCounts counts, long total) {
        items.stream()
                .filter(item -> item.outcome() == ItemOutcome.ENROLLED)
                .flatMap(item -> item.personId().stream())
                .distinct()
                .flatMap(person -> accounts.ofPerson(person).stream())
                .forEach(this::tell);
    }

    private void tell(Account account) {
        Optional<Address> one = notices.reach(account.id()).stream()
                .min(Comparator.comparing(address -> address.channel() != Channel.EMAIL));
        if (one.isPresent() && may("face-imported:" + account.id(), 1) && may("faces-imported", most)) {
            notices.tell(account, List.of(one.get()), "face.notice.enrolled");
        }
    }

    private boolean may(String bucket, int times) {
        return rates.count(bucket, times, DAY).isZero();
    }
}
