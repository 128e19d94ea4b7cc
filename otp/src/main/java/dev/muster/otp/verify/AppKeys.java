package dev.muster.otp.verify;

import dev.muster.otp.Totp;
import java.util.List;

/** The authenticator apps of accounts. */
public interface AppKeys {
    /** Those of an account that are confirmed. */
    List<AppKey> of(String accountId);

    /** Takes a time step's code, unless it or a later one was taken: true for one caller only. */
    boolean take(String keyId, long step);

    /** One authenticator app. */
    record AppKey(String id, Totp totp) {}
}
