package dev.muster.desktop.authenticator;

import dev.muster.otp.KeyUri;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import java.util.Locale;
import java.util.Optional;

/** Reads what a person types or pastes to add an account. */
final class KeyEntry {
    /** More is no name. */
    static final int LONGEST_NAME = 100;

    private static final int LONGEST = 4_000;

    private KeyEntry() {}

    /** What came of it. */
    sealed interface Reading {
        record Read(KeyUri key) implements Reading {}

        /** It cannot be used; the reason never repeats it. */
        record Refused(String reason) implements Reading {}
    }

    static boolean isUri(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT).startsWith("otpauth");
    }

    /** A secret or a key URI; names that are typed go before those of the URI. */
    static Reading read(String typed, String issuer, String account) {
        if (typed.isBlank()) {
            return new Reading.Refused("Type the secret, or paste the otpauth:// address.");
        }
        if (typed.length() > LONGEST) {
            return new Reading.Refused("That is too long for a secret.");
        }
        if (typed.strip().toLowerCase(Locale.ROOT).startsWith("otpauth-migration:")) {
            return new Reading.Refused("This holds several accounts in one. Add each of them by its own QR code.");
        }
        try {
            KeyUri key = isUri(typed) ? KeyUri.parse(typed) : new KeyUri("", "", Totp.usual(Secret.ofBase32(typed)));
            return named(key, issuer, account);
        } catch (IllegalArgumentException e) {
            return new Reading.Refused(sentence(String.valueOf(e.getMessage())));
        }
    }

    private static Reading named(KeyUri key, String issuer, String account) {
        String service = issuer.isBlank() ? key.issuer() : issuer;
        String whose = account.isBlank() ? key.account() : account;
        return names(service, whose)
                .<Reading>map(Reading.Refused::new)
                .orElseGet(() -> new Reading.Read(new KeyUri(service.strip(), whose.strip(), key.totp())));
    }

    /** What is wrong with names, if anything. */
    static Optional<String> names(String issuer, String account) {
        if (issuer.isBlank() && account.isBlank()) {
            return Optional.of("Give it a name: the service, the account, or both.");
        }
        if (issuer.length() > LONGEST_NAME || account.length() > LONGEST_NAME) {
            return Optional.of("A name has at most %d letters.".formatted(LONGEST_NAME));
        }
        return Optional.empty();
    }

    private static String sentence(String message) {
        return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".";
    }
}
