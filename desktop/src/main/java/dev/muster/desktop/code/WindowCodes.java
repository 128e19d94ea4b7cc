package dev.muster.desktop.code;

import dev.muster.otp.verify.Attempts;
import dev.muster.otp.verify.CodeRules;
import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.DeliveredCodes;
import dev.muster.otp.verify.Factor;
import dev.muster.otp.verify.InMemoryChallenges;
import dev.muster.otp.verify.IssuedCode;
import dev.muster.otp.verify.Verdict;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The codes of one window: kept in memory, under a key that nobody has after it closes. */
final class WindowCodes {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final DeliveredCodes codes;

    WindowCodes(Attempts attempts, Clock clock, SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        SecretKeySpec secret = new SecretKeySpec(key, ALGORITHM);
        codes = new DeliveredCodes(new InMemoryChallenges(), attempts, data -> mac(secret, data), random, clock);
    }

    private static byte[] mac(SecretKeySpec key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    IssuedCode issue(CodeUse use, Factor factor, CodeRules rules) {
        return codes.issue(use, factor, rules);
    }

    Verdict check(String id, CodeUse use, String typed) {
        return codes.check(id, use, typed);
    }
}
