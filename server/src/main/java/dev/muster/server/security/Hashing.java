package dev.muster.server.security;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes and compares passwords, no more at a time than there are processors: each takes 19 MiB. */
public final class Hashing {
    private final PasswordEncoder encoder;
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
    private final String nobodys;

    public Hashing(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodys = hash("nobody's password");
    }

    public String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(encoder.encode(password));
        } finally {
            turns.release();
        }
    }

    public boolean matches(String password, String hash) {
        turns.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            turns.release();
        }
    }

    /** As much work as a comparison, for a name that has no password. */
    void matchesNothing(String password) {
        var _ = matches(password, nobodys);
    }

    /** Whether a hash is of a weaker scheme than new ones. */
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }
}
