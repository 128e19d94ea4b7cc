package dev.muster.desktop.keyring;

import dev.muster.desktop.keyring.KeyringException.Reason;
import dev.muster.otp.KeyUri;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An opened keyring's file. Each change is made to what the file holds at that moment, so that several windows, or
 * several programs, lose nothing of each other's. Calls take as long as deriving a key; any thread may make them.
 */
public final class KeyringFile implements AutoCloseable {
    private final OwnersFile file;
    private final Passphrase passphrase;
    private final Stretching stretching;
    private final SecureRandom random;
    private volatile Keyring keyring = Keyring.EMPTY;
    private volatile Optional<Object> seen = Optional.empty();
    private volatile Optional<Object> refused = Optional.empty();

    private KeyringFile(OwnersFile file, Passphrase passphrase, Stretching stretching, SecureRandom random) {
        this.file = file;
        this.passphrase = passphrase.copy();
        this.stretching = stretching;
        this.random = random;
    }

    /** Whether there is a file to open; where there is none, one can be made. */
    public static boolean exists(Path path) {
        return new OwnersFile(path).exists();
    }

    /** Opens a file that is there. */
    public static KeyringFile open(Path path, Passphrase passphrase, SecureRandom random) throws KeyringException {
        return open(path, passphrase, Stretching.USUAL, random);
    }

    static KeyringFile open(Path path, Passphrase passphrase, Stretching stretching, SecureRandom random)
            throws KeyringException {
        KeyringFile opened = new KeyringFile(new OwnersFile(path), passphrase, stretching, random);
        try {
            opened.reread();
            return opened;
        } catch (IOException e) {
            opened.close();
            throw opened.unreachable("read", e);
        } catch (KeyringException e) {
            opened.close();
            throw e;
        }
    }

    /** Makes an empty file; one that has come to be there meanwhile is opened instead. */
    public static KeyringFile create(Path path, Passphrase passphrase, SecureRandom random) throws KeyringException {
        return create(path, passphrase, Stretching.USUAL, random);
    }

    static KeyringFile create(Path path, Passphrase passphrase, Stretching stretching, SecureRandom random)
            throws KeyringException {
        KeyringFile made = new KeyringFile(new OwnersFile(path), passphrase, stretching, random);
        try {
            made.change(UnaryOperator.identity());
            return made;
        } catch (KeyringException e) {
            made.close();
            throw e;
        }
    }

    /** As it was when it was last read or written. */
    public Keyring keyring() {
        return keyring;
    }

    /** Whether somebody else has written since, what was not tried yet; quick. */
    public boolean isStale() {
        Optional<Object> stamp = file.stamp();
        return stamp.isPresent() && !stamp.equals(seen) && !stamp.equals(refused);
    }

    /** Reads what somebody else has written. */
    public synchronized void refresh() throws KeyringException {
        refused = file.stamp();
        try {
            reread();
        } catch (IOException e) {
            throw unreachable("read", e);
        }
    }

    /** Adds a key, unless one of the same codes is there. */
    public void add(KeyUri key) throws KeyringException {
        change(now -> now.with(key));
    }

    /** Calls a key otherwise. */
    public void rename(String id, String issuer, String account) throws KeyringException {
        change(now -> now.renamed(id, issuer, account));
    }

    /** Forgets a key for good. */
    public void remove(String id) throws KeyringException {
        change(now -> now.without(id));
    }

    private synchronized void change(UnaryOperator<Keyring> step) throws KeyringException {
        try {
            keyring = file.alone(() -> {
                if (file.exists() || seen.isPresent()) {
                    reread();
                }
                Keyring changed = step.apply(keyring);
                file.replace(SealedKeyring.seal(changed, passphrase, stretching, random));
                seen = file.stamp();
                return changed;
            });
        } catch (IOException e) {
            throw unreachable("written", e);
        }
    }

    private void reread() throws IOException, KeyringException {
        Optional<Object> stamp = file.stamp();
        if (stamp.isEmpty() || !stamp.equals(seen)) {
            keyring = SealedKeyring.open(file.read(), passphrase);
            seen = stamp;
        }
    }

    private KeyringException unreachable(String what, IOException e) {
        String reason = switch (e) {
            case NoSuchFileException _ -> "it is gone";
            case AccessDeniedException _ -> "its rights or its folder's do not allow it";
            default -> e.getClass().getSimpleName();
        };
        return new KeyringException(Reason.UNREACHABLE, "%s cannot be %s: %s.".formatted(file.path(), what, reason), e);
    }

    /** Forgets the passphrase and the keys. */
    @Override
    public synchronized void close() {
        passphrase.close();
        keyring = Keyring.EMPTY;
    }

    /** Neither passphrase nor keys. */
    @Override
    public String toString() {
        return "KeyringFile";
    }
}
