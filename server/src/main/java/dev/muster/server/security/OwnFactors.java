package dev.muster.server.security;

import dev.muster.server.factor.SessionFactor;
import dev.muster.store.account.Account;
import dev.muster.store.factor.EnrolledFace;
import dev.muster.store.factor.EnrolledFactors;
import dev.muster.store.factor.EnrolledPasskeys;
import java.util.EnumSet;
import java.util.Set;

/** Which factors an account has: the password, and what was set up beside it. */
final class OwnFactors {
    private final EnrolledFactors codes;
    private final EnrolledPasskeys passkeys;
    private final EnrolledFace face;

    OwnFactors(EnrolledFactors codes, EnrolledPasskeys passkeys, EnrolledFace face) {
        this.codes = codes;
        this.passkeys = passkeys;
        this.face = face;
    }

    Set<SessionFactor> of(Account account) {
        Set<SessionFactor> own = EnumSet.of(SessionFactor.PASSWORD);
        codes.of(account.id()).stream().map(SessionFactor::of).forEach(own::add);
        if (passkeys.any(account.id())) {
            own.add(SessionFactor.PASSKEY);
        }
        if (face.of(account.id()).isPresent()) {
            own.add(SessionFactor.FACE);
        }
        return own;
    }
}
