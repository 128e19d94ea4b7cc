package dev.muster.server.code;

import dev.muster.otp.verify.Factor;
import dev.muster.store.factor.CodeAddress;
import java.util.Optional;

/**
 * One way for an account to show a code.
 *
 * @param id how forms name it
 * @param label what tells it from others: an address's masked text; empty where there is only one of its kind
 * @param address where codes are sent, for ways that send
 */
public record Way(String id, Factor factor, String label, Optional<CodeAddress> address) {
    static final Way APP = new Way("app", Factor.TOTP, "", Optional.empty());
    static final Way RECOVERY = new Way("recovery", Factor.RECOVERY, "", Optional.empty());

    static Way to(CodeAddress address) {
        return new Way(address.id(), factor(address), address.masked(), Optional.of(address));
    }

    /** Whose limits the codes of an address count against. */
    static Factor factor(CodeAddress address) {
        return switch (address.channel()) {
            case SMS -> Factor.SMS;
            case EMAIL -> Factor.EMAIL;
        };
    }
}
