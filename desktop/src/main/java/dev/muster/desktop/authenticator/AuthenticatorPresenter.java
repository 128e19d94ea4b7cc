package dev.muster.desktop.authenticator;

import dev.muster.desktop.authenticator.AuthenticatorView.Locked;
import dev.muster.desktop.authenticator.AuthenticatorView.Opened;
import dev.muster.desktop.authenticator.AuthenticatorView.Status;
import dev.muster.desktop.keyring.EnrolledKey;
import dev.muster.desktop.keyring.Keyring;
import dev.muster.desktop.keyring.KeyringException;
import dev.muster.desktop.keyring.KeyringFile;
import dev.muster.desktop.keyring.Passphrase;
import dev.muster.otp.KeyUri;
import dev.muster.overlay.DisplayName;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the authenticator does, without a screen. Whatever derives a key is given back as a task, to be run off the
 * screen's thread; only one runs at a time.
 */
final class AuthenticatorPresenter {
    private static final Duration SAID = Duration.ofSeconds(8);

    private final Path path;
    private final Clock clock;
    private final SecureRandom random;
    private final CodeClipboard clipboard;
    private final RunningCodes codes = new RunningCodes();

    private Optional<KeyringFile> file = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private Optional<Status> said = Optional.empty();
    private Instant saidUntil = Instant.EPOCH;
    private boolean busy;
    private boolean over;

    AuthenticatorPresenter(Path path, Clock clock, SecureRandom random, CodeClipboard clipboard) {
        this.path = path;
        this.clock = clock;
        this.random = random;
        this.clipboard = clipboard;
    }

    /** A change to the file, or its opening. */
    private interface Step {
        void run() throws KeyringException;
    }

    /** Opens the file; the passphrase is wiped. */
    synchronized Optional<Runnable> unlock(char[] typed) {
        if (typed.length == 0) {
            trouble = Optional.of("Type the passphrase of this file.");
            return Optional.empty();
        }
        Passphrase passphrase = new Passphrase(typed);
        return task(() -> {
            try (passphrase) {
                opened(KeyringFile.open(path, passphrase, random));
            }
        });
    }

    /** Makes the file under a passphrase that is typed twice; both are wiped. */
    synchronized Optional<Runnable> create(char[] typed, char[] again) {
        try {
            if (typed.length < Passphrase.SHORTEST) {
                trouble = Optional.of("Take at least %d characters; four words that do not belong together are good."
                        .formatted(Passphrase.SHORTEST));
                return Optional.empty();
            }
            if (!Arrays.equals(typed, again)) {
                trouble = Optional.of("The two are not the same.");
                return Optional.empty();
            }
            Passphrase passphrase = new Passphrase(typed);
            return task(() -> {
                try (passphrase) {
                    opened(KeyringFile.create(path, passphrase, random));
                }
            });
        } finally {
            Arrays.fill(typed, '\0');
            Arrays.fill(again, '\0');
        }
    }

    private synchronized void opened(KeyringFile now) {
        if (over) {
            now.close();
        } else {
            file = Optional.of(now);
        }
    }

    /** Adds an account, unless its secret is there. */
    synchronized Optional<Runnable> add(KeyUri key) {
        Optional<EnrolledKey> there = keyring().holding(key);
        if (there.isPresent()) {
            say(
                    true,
                    "That secret is there already, as %s."
                            .formatted(DisplayName.of(there.get().title())));
            return Optional.empty();
        }
        return change(now -> now.add(key), "Added.");
    }

    /** Calls an account otherwise. */
    synchronized Optional<Runnable> rename(String id, String issuer, String account) {
        return change(now -> now.rename(id, issuer.strip(), account.strip()), "Renamed.");
    }

    /** Forgets an account for good. */
    synchronized Optional<Runnable> remove(String id) {
        return change(now -> now.remove(id), "Removed.");
    }

    /** Reads the file again when another window has changed it. */
    synchronized Optional<Runnable> follow() {
        return file.filter(now -> !busy && now.isStale()).flatMap(now -> task(now::refresh));
    }

    private interface Change {
        void make(KeyringFile file) throws KeyringException;
    }

    private Optional<Runnable> change(Change change, String done) {
        return file.flatMap(now -> task(() -> {
            change.make(now);
            say(false, done);
        }));
    }

    private Optional<Runnable> task(Step step) {
        if (busy) {
            return Optional.empty();
        }
        busy = true;
        trouble = Optional.empty();
        return Optional.of(() -> {
            try {
                step.run();
            } catch (KeyringException e) {
                failed(String.valueOf(e.getMessage()));
            } finally {
                done();
            }
        });
    }

    private synchronized void failed(String why) {
        trouble = Optional.of(why);
        say(true, why);
    }

    private synchronized void done() {
        busy = false;
    }

    private synchronized void say(boolean bad, String text) {
        said = Optional.of(new Status(bad, text));
        saidUntil = clock.instant().plus(SAID);
    }

    /** Lends the code of an account to the clipboard. */
    synchronized void copy(String id) {
        keyring().find(id).ifPresent(key -> {
            boolean put = clipboard.put(codes.code(key, clock.instant()));
            String title = DisplayName.of(key.title());
            say(
                    !put,
                    put
                            ? "Copied the code of %s; the clipboard is cleared in a minute.".formatted(title)
                            : "The clipboard is in use by another program. Try again.");
        });
    }

    /** An account as it is kept. */
    synchronized Optional<EnrolledKey> find(String id) {
        return keyring().find(id);
    }

    private Keyring keyring() {
        return file.map(KeyringFile::keyring).orElse(Keyring.EMPTY);
    }

    /** Forgets keys and passphrase until it is given again. */
    synchronized void lock() {
        file.ifPresent(KeyringFile::close);
        file = Optional.empty();
        trouble = Optional.empty();
        said = Optional.empty();
        codes.forget();
        clipboard.takeBack();
    }

    /** For good. */
    synchronized void close() {
        over = true;
        lock();
    }

    /** What the window shows at this moment, of those that a search finds. */
    synchronized AuthenticatorView view(String search) {
        clipboard.look();
        if (file.isEmpty()) {
            return new Locked(!KeyringFile.exists(path), busy, trouble);
        }
        Instant now = clock.instant();
        Keyring keyring = keyring();
        boolean recent = now.isBefore(saidUntil) && !now.isBefore(saidUntil.minus(SAID));
        return new Opened(
                codes.rows(keyring, search, now), keyring.keys().size(), busy, recent ? said : Optional.empty());
    }
}
