package dev.muster.server.account;

import dev.muster.store.account.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account as a page shows it. */
record ShownAccount(
        String id,
        String name,
        String initials,
        String email,
        String role,
        String status,
        @Nullable String personId,
        Instant createdAt,
        @Nullable Instant signedInAt) {

    static ShownAccount of(Account account) {
        return new ShownAccount(
                account.id(),
                account.name(),
                initials(account.name()),
                account.email().orElse(""),
                account.role().name(),
                account.status().name(),
                account.personId().orElse(null),
                account.createdAt(),
                account.signedInAt().orElse(null));
    }

    private static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : name.strip().split("[\\s._-]+", -1)) {
            if (!word.isEmpty() && initials.codePointCount(0, initials.length()) < 2) {
                initials.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return initials.toString();
    }
}
