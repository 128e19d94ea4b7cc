package dev.muster.server.account;

import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a password.
 *
 * @param strength from 0 to 4, by zxcvbn
 * @param refusal why it cannot be taken, in words; empty when it can
 * @param advice how it could be better, in words
 */
public record PasswordVerdict(int strength, Optional<String> refusal, List<String> advice) {
    public boolean accepted() {
        return refusal.isEmpty();
    }
}
