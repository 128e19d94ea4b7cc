package dev.muster.server.api;

import dev.muster.delivery.DeliverySettings;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.verify.AppCodes;
import dev.muster.otp.verify.Challenge;
import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.CodeUse.Purpose;
import dev.muster.otp.verify.DeliveredCodes;
import dev.muster.otp.verify.Verdict;
import dev.muster.server.code.CodeSending;
import dev.muster.server.code.Sending;
import dev.muster.server.decoy.Decoys;
import dev.muster.server.security.EvenTime;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.factor.ApiKey;
import dev.muster.store.factor.CodeAddress;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.SqlChallenges;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Issues and checks codes for other programs. A code is good for the key that asked for it alone; an account that there
 * is not gets a decoy, so that a key in wrong hands does not tell which accounts there are.
 */
@Component
class ApiDesk {
    private final Accounts accounts;
    private final CodeAddresses addresses;
    private final CodeSending sending;
    private final DeliveredCodes codes;
    private final AppCodes apps;
    private final SqlChallenges challenges;
    private final DeliverySettings settings;
    private final Decoys decoys;
    private final ApiLimits limits;
    private final ApiRecord record;

    ApiDesk(
            Accounts accounts,
            CodeAddresses addresses,
            CodeSending sending,
            DeliveredCodes codes,
            AppCodes apps,
            SqlChallenges challenges,
            DeliverySettings settings,
            Decoys decoys,
            ApiLimits limits,
            ApiRecord record) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.sending = sending;
        this.codes = codes;
        this.apps = apps;
        this.challenges = challenges;
        this.settings = settings;
        this.decoys = decoys;
        this.limits = limits;
        this.record = record;
    }

    /** Sends a code to an account's first address of a channel. */
    ApiAnswer issue(ApiKey key, String name, Channel channel, HttpServletRequest request) {
        if (!settings.channels().contains(channel)) {
            return new ApiAnswer.NoProvider();
        }
        EvenTime time = EvenTime.start();
        try {
            Optional<Duration> wait = limits.code(key, name);
            return wait.<ApiAnswer>map(ApiAnswer.Later::new).orElseGet(() -> send(key, name, channel, request));
        } finally {
            time.fill();
        }
    }

    private ApiAnswer send(ApiKey key, String name, Channel channel, HttpServletRequest request) {
        Optional<Account> account = active(name);
        Optional<CodeAddress> address = account.flatMap(known -> addresses.of(known.id()).stream()
                .filter(one -> one.channel() == channel)
                .findFirst());
        if (address.isEmpty()) {
            record.issued(key, account, decoys.account(name, ""), "no address of that kind", channel, request);
            return decoy(key, name, channel, decoys.masked(name, channel));
        }
        CodeUse use = use(address.get().accountId(), key);
        return switch (sending.send(use, address.get(), "", RequestContextUtils.getLocale(request))) {
            case Sending.TooSoon(var pause) -> new ApiAnswer.Later(pause);
            case Sending.Refused(var reason) -> {
                record.issued(key, account, decoys.account(name, ""), reason, channel, request);
                yield decoy(key, name, channel, address.get().masked());
            }
            case Sending.Sent(var id, var _) -> {
                record.issued(key, account, "", "", channel, request);
                yield issued(
                        challenges.find(id, use).orElseThrow(), address.get().masked());
            }
        };
    }

    private ApiAnswer decoy(ApiKey key, String name, Channel channel, String masked) {
        CodeUse use = use(decoys.account(name, ""), key);
        Duration pause = decoys.pause(use, channel);
        return pause.isPositive() ? new ApiAnswer.Later(pause) : issued(decoys.issue(use, channel), masked);
    }

    /** Checks a code that this key asked for. */
    ApiAnswer check(ApiKey key, String challengeId, String typed, HttpServletRequest request) {
        Optional<Duration> wait = limits.check(key);
        if (wait.isPresent()) {
            return new ApiAnswer.Later(wait.get());
        }
        Optional<CodeUse> use = challenges.useOf(challengeId, Purpose.API, key.id());
        Optional<Account> account =
                use.flatMap(known -> accounts.byId(known.accountId())).filter(Account::active);
        Verdict verdict = account.isPresent()
                ? codes.check(challengeId, use.orElseThrow(), typed)
                : decoys.useOf(challengeId, Purpose.API, key.id())
                        .map(decoy -> decoys.check(challengeId, decoy, typed))
                        .orElseGet(Verdict.Unknown::new);
        record.checked(key, account, "api.code.check", verdict, request);
        return new ApiAnswer.Checked(verdict);
    }

    /** Checks the code that an account's authenticator app shows. */
    ApiAnswer checkApp(ApiKey key, String name, String typed, HttpServletRequest request) {
        Optional<Duration> wait = limits.app(key, name);
        if (wait.isPresent()) {
            return new ApiAnswer.Later(wait.get());
        }
        EvenTime time = EvenTime.start();
        Optional<Account> account = active(name);
        Verdict verdict = account.map(known -> apps.check(known.id(), typed))
                .orElseGet(() -> decoys.checkApp(decoys.account(name, ""), typed));
        record.checked(key, account, "api.totp.check", verdict, request);
        if (!(verdict instanceof Verdict.Accepted)) {
            time.fill();
        }
        return new ApiAnswer.Checked(verdict);
    }

    private Optional<Account> active(String name) {
        return accounts.byName(name).filter(Account::active);
    }

    private static CodeUse use(String accountId, ApiKey key) {
        return new CodeUse(accountId, Purpose.API, key.id());
    }

    private static ApiAnswer issued(Challenge challenge, String masked) {
        return new ApiAnswer.Issued(challenge.id(), challenge.expiresAt(), masked);
    }
}
