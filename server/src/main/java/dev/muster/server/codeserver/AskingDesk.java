package dev.muster.server.codeserver;

import dev.muster.delivery.DeliverySettings;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.verify.Challenge;
import dev.muster.otp.verify.CodeUse;
import dev.muster.server.CodeServer;
import dev.muster.server.code.CodeSending;
import dev.muster.server.code.Sending;
import dev.muster.server.decoy.Decoys;
import dev.muster.server.security.EvenTime;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.factor.CodeAddress;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.SqlChallenges;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Sends a code to an address that is an account's, and does as if it did to any other: the same words, the same times,
 * the same pauses.
 */
@Component
@Profile(CodeServer.PROFILE)
class AskingDesk {
    private final Accounts accounts;
    private final CodeAddresses addresses;
    private final CodeSending sending;
    private final SqlChallenges challenges;
    private final Decoys decoys;
    private final DeliverySettings settings;
    private final VisitLimits limits;
    private final VisitRecord record;
    private final Clock clock;

    AskingDesk(
            Accounts accounts,
            CodeAddresses addresses,
            CodeSending sending,
            SqlChallenges challenges,
            Decoys decoys,
            DeliverySettings settings,
            VisitLimits limits,
            VisitRecord record,
            Clock clock) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.sending = sending;
        this.challenges = challenges;
        this.decoys = decoys;
        this.settings = settings;
        this.limits = limits;
        this.record = record;
        this.clock = clock;
    }

    /** Asks for a code; {@link Sending.Sent} whether there is such an account and address or not. */
    Sending begin(String name, Address address, HttpServletRequest request) {
        if (!settings.channels().contains(address.channel())) {
            return new Sending.Refused("no provider of the channel is configured");
        }
        return unlessTooSoon(name, request, () -> ask(name, address, request));
    }

    /** Another code by the same way. */
    Sending again(AskedCode asked, HttpServletRequest request) {
        Recipient to = asked.to();
        return unlessTooSoon(
                to.name(),
                request,
                () -> addresses
                        .byId(to.accountId(), to.addressId())
                        .filter(CodeAddress::confirmed)
                        .flatMap(listed -> send(to, listed, request))
                        .orElseGet(() -> pretend(to, request)));
    }

    /** What holds for everybody, before anybody looks whether there is such an account. */
    private Sending unlessTooSoon(String name, HttpServletRequest request, Supplier<AskedCode> act) {
        EvenTime time = EvenTime.start();
        Duration pause =
                AskedCode.of(request).map(asked -> asked.pause(clock.instant())).orElse(Duration.ZERO);
        Duration wait = pause.isPositive() ? pause : limits.count(name, request);
        if (wait.isPositive()) {
            return new Sending.TooSoon(wait);
        }
        AskedCode next = act.get();
        next.keep(request);
        time.fill();
        return new Sending.Sent(next.challengeId(), "");
    }

    private AskedCode ask(String name, Address address, HttpServletRequest request) {
        Granted.forget(request);
        Optional<Account> account = accounts.byName(name).filter(Account::active);
        Optional<AskedCode> sent = account.flatMap(known -> addresses.find(known.id(), address))
                .flatMap(listed -> send(recipient(name, address, listed), listed, request));
        String standIn = decoys.account(name, address.text());
        record.asked(account, standIn, sent.isPresent(), address.channel(), request);
        return sent.orElseGet(
                () -> pretend(new Recipient(name, standIn, "", address.channel(), address.masked()), request));
    }

    private static Recipient recipient(String name, Address typed, CodeAddress listed) {
        return new Recipient(name, listed.accountId(), listed.id(), listed.channel(), typed.masked());
    }

    /** Empty where it was not sent, which the visitor is not to learn: it would say that the address is right. */
    private Optional<AskedCode> send(Recipient to, CodeAddress listed, HttpServletRequest request) {
        CodeUse use = AskedCode.use(to.accountId(), request);
        Sending outcome = sending.send(use, listed, request.getServerName(), RequestContextUtils.getLocale(request));
        return outcome instanceof Sending.Sent(var id, var _)
                ? challenges.find(id, use).map(challenge -> next(to, false, challenge, request))
                : Optional.empty();
    }

    private AskedCode pretend(Recipient to, HttpServletRequest request) {
        return next(to, true, decoys.issue(AskedCode.use(to.accountId(), request), to.channel()), request);
    }

    private AskedCode next(Recipient to, boolean decoy, Challenge challenge, HttpServletRequest request) {
        return AskedCode.next(to, decoy, challenge, clock.instant(), request);
    }
}
