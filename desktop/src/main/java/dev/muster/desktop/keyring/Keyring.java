package dev.muster.desktop.keyring;

import dev.muster.otp.KeyUri;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys of an authenticator, by issuer and account. */
public record Keyring(List<EnrolledKey> keys) {
    /** More than anybody has; it bounds what a file may hold. */
    static final int MOST = 10_000;

    private static final Comparator<EnrolledKey> ORDER = Comparator.comparing(
                    EnrolledKey::title, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(key -> key.key().account(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(EnrolledKey::id);

    public static final Keyring EMPTY = new Keyring(List.of());

    public Keyring {
        keys = keys.stream().sorted(ORDER).toList();
        if (keys.size() > MOST) {
            throw new IllegalArgumentException("a keyring has at most %d keys".formatted(MOST));
        }
    }

    /** With one more, unless a key of that secret is there already. */
    Keyring with(KeyUri key) {
        if (holding(key).isPresent()) {
            return this;
        }
        List<EnrolledKey> all = new ArrayList<>(keys);
        all.add(new EnrolledKey(UUID.randomUUID().toString(), key));
        return new Keyring(all);
    }

    /** With one called otherwise; one that is gone stays gone. */
    Keyring renamed(String id, String issuer, String account) {
        return new Keyring(keys.stream()
                .map(each -> each.id().equals(id)
                        ? new EnrolledKey(
                                id, new KeyUri(issuer, account, each.key().totp()))
                        : each)
                .toList());
    }

    Keyring without(String id) {
        return new Keyring(keys.stream().filter(each -> !each.id().equals(id)).toList());
    }

    public Optional<EnrolledKey> find(String id) {
        return keys.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The key that gives the same codes, if there is one. */
    public Optional<EnrolledKey> holding(KeyUri key) {
        return keys.stream()
                .filter(each -> each.key().totp().equals(key.totp()))
                .findFirst();
    }
}
