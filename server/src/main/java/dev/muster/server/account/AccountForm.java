package dev.muster.server.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a new account is asked for, as it was typed. */
record AccountForm(String username, String fullName, String email) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;

    /** A field that the request lacks arrives as null. */
    AccountForm {
        username = Objects.requireNonNullElse(username, "").strip();
        fullName = Objects.requireNonNullElse(fullName, "").strip();
        email = Objects.requireNonNullElse(email, "").strip();
    }

    static AccountForm empty() {
        return new AccountForm("", "", "");
    }

    Optional<String> givenEmail() {
        return Optional.of(email).filter(text -> !text.isEmpty());
    }

    /** What is wrong with it, by form field. */
    Map<String, String> problems(Wording wording) {
        Map<String, String> problems = new LinkedHashMap<>();
        nameProblem(username).ifPresent(key -> problems.put("username", wording.of(key)));
        if (fullName.length() > LONGEST_NAME || hasControls(fullName)) {
            problems.put("fullName", wording.of("name.long"));
        }
        if (givenEmail().isPresent() && !isEmail(email)) {
            problems.put("email", wording.of("email.wrong"));
        }
        return problems;
    }

    /** The key of what is wrong with an account's name, also for those made by a command. */
    static Optional<String> nameProblem(String name) {
        if (name.isBlank()) {
            return Optional.of("name.missing");
        }
        return name.length() > LONGEST_NAME || hasControls(name) ? Optional.of("name.long") : Optional.empty();
    }

    /** One @ with something before it and a host behind it: more is for the mail server to know. */
    static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && text.matches("[^\\s@<>\"]+@[^\\s@<>\".]+(\\.[^\\s@<>\".]+)*");
    }

    private static boolean hasControls(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }
}
