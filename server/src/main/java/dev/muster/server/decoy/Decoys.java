package dev.muster.server.decoy;

import dev.muster.delivery.DeliverySettings;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.PhoneNumber;
import dev.muster.otp.verify.AppCodes;
import dev.muster.otp.verify.Challenge;
import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.CodeUse.Purpose;
import dev.muster.otp.verify.DeliveredCodes;
import dev.muster.otp.verify.Factor;
import dev.muster.otp.verify.Verdict;
import dev.muster.server.code.CodeSending;
import dev.muster.store.NameKey;
import dev.muster.store.factor.SqlChallenges;
import dev.muster.store.vault.Vault;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Codes that are sent to nobody, for accounts and addresses that there are not: their checks count, pause, expire and end
 * as others do, by the same statements on tables of their own, and no code is ever right.
 */
public final class Decoys {
    private static final String PURPOSE = "decoy";
    private static final int LAST_DIGITS = 1000;

    private final DeliveredCodes codes;
    private final AppCodes apps;
    private final SqlChallenges challenges;
    private final DeliverySettings settings;
    private final Vault vault;
    private final Clock clock;

    Decoys(
            DeliveredCodes codes,
            AppCodes apps,
            SqlChallenges challenges,
            DeliverySettings settings,
            Vault vault,
            Clock clock) {
        this.codes = codes;
        this.apps = apps;
        this.challenges = challenges;
        this.settings = settings;
        this.vault = vault;
        this.clock = clock;
    }

    /** What stands for an account: always the same for the same name, and the same address where there is one. */
    public String account(String name, String address) {
        return "decoy:" + HexFormat.of().formatHex(mac(NameKey.of(name) + "\n" + NameKey.of(address)));
    }

    /** Begins to wait for a code that nobody gets; those before it for the same use are superseded. */
    public Challenge issue(CodeUse use, Channel channel) {
        return codes.issue(use, factor(channel), settings.codes(channel)).challenge();
    }

    /** Counts, compares with nothing, and says what a wrong code is told. */
    public Verdict check(String id, CodeUse use, String typed) {
        return codes.check(id, use, typed);
    }

    /** The same for the code of an authenticator app. */
    public Verdict checkApp(String account, String typed) {
        return apps.check(account, typed);
    }

    /** The use of a decoy, by who asked for it. */
    public Optional<CodeUse> useOf(String id, Purpose purpose, String session) {
        return challenges.useOf(id, purpose, session);
    }

    public Optional<Challenge> find(String id, CodeUse use) {
        return challenges.find(id, use);
    }

    /** How long it is until another may be asked for. */
    public Duration pause(CodeUse use, Channel channel) {
        return CodeSending.pause(challenges, use, factor(channel), clock.instant());
    }

    /** What the address of an account could look like, masked; always the same for the same name. */
    public String masked(String name, Channel channel) {
        return switch (channel) {
            case SMS ->
                PhoneNumber.maskedLike(
                        settings.region(),
                        new BigInteger(1, mac("number of " + NameKey.of(name)))
                                .mod(BigInteger.valueOf(LAST_DIGITS))
                                .intValue());
            case EMAIL ->
                NameKey.of(name)
                                .codePoints()
                                .limit(1)
                                .mapToObj(Character::toString)
                                .findFirst()
                                .orElse("a") + "•••@" + domain();
        };
    }

    /** Whose limits the codes of a channel count against. */
    public static Factor factor(Channel channel) {
        return switch (channel) {
            case SMS -> Factor.SMS;
            case EMAIL -> Factor.EMAIL;
        };
    }

    private String domain() {
        return settings.smtp()
                .map(smtp -> smtp.from().text())
                .map(address -> address.substring(address.indexOf('@') + 1))
                .orElse("example.org");
    }

    private byte[] mac(String text) {
        return vault.mac(text.getBytes(StandardCharsets.UTF_8), PURPOSE);
    }
}
