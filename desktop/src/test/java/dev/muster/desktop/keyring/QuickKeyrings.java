package dev.muster.desktop.keyring;

import dev.muster.otp.KeyUri;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** Files whose key is derived in no time; any Muster opens them. */
public final class QuickKeyrings {
    private static final Stretching QUICK = new Stretching(32, 1, 1);

    private QuickKeyrings() {}

    /** Makes a file with these keys, or adds them to the one that is there. */
    public static void fill(Path path, String passphrase, List<KeyUri> keys) throws KeyringException {
        Passphrase typed = new Passphrase(passphrase.toCharArray());
        try (KeyringFile file = KeyringFile.exists(path)
                ? KeyringFile.open(path, typed, QUICK, new SecureRandom())
                : KeyringFile.create(path, typed, QUICK, new SecureRandom())) {
            for (KeyUri key : keys) {
                file.add(key);
            }
        }
    }
}
