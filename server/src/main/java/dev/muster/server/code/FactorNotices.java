package dev.muster.server.code;

import dev.muster.otp.delivery.Address;
import dev.muster.server.security.Viewer;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Tells an account's phones and mailboxes that its ways to sign in have changed, and what else its owner should know. */
@Component
public class FactorNotices {
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final Accounts accounts;
    private final CodeAddresses addresses;
    private final Outbox outbox;
    private final MessageSource texts;
    private final Clock clock;

    FactorNotices(Accounts accounts, CodeAddresses addresses, Outbox outbox, MessageSource texts, Clock clock) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
    }

    /** Those of a command, sent by a server that runs or the next that does. */
    public static FactorNotices beside(DataFolder folder, Database database, Vault vault, Clock clock) {
        return new FactorNotices(
                new Accounts(database, clock),
                new CodeAddresses(database, vault, clock),
                Shell.outbox(folder, database, vault, clock),
                Shell.texts(),
                clock);
    }

    /** Where an account can be reached: asked before a change, so that whoever loses a mailbox hears of it there too. */
    public List<Address> reach(String accountId) {
        return addresses.of(accountId).stream()
                .flatMap(listed -> addresses.open(listed).stream())
                .toList();
    }

    /** Tells the viewer's own. */
    public void tell(Viewer viewer, List<Address> reach, String key) {
        tell(accounts.byId(viewer.accountId()).orElseThrow(), reach, key);
    }

    /** What the notice says is the text {@code key}; whatever cannot be sent is left out. */
    public void tell(Account account, List<Address> reach, String key) {
        send(account, reach, "code.notice.subject", key, account.name());
    }

    /** Warns an account of what happened to it; the text {@code key} takes its name and then the details. */
    public void warn(Account account, String key, Object... details) {
        Object[] values =
                Stream.concat(Stream.of(account.name()), Arrays.stream(details)).toArray();
        send(account, reach(account.id()), "device.notice.subject", key, values);
    }

    private void send(Account account, List<Address> reach, String subjectKey, String key, Object... values) {
        Locale locale = LocaleContextHolder.getLocale();
        String subject = texts.getMessage(subjectKey, null, locale);
        String text = texts.getMessage(key, values, locale);
        Instant goodUntil = clock.instant().plus(GOOD_FOR);
        reach.forEach(address -> outbox.put(Optional.of(account.id()), address, subject, text, goodUntil));
    }
}
