package dev.muster.desktop.code;

import dev.muster.desktop.look.Theme;
import dev.muster.otp.verify.CodeRules;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * What a code window starts with.
 *
 * @param onClose called once, on a thread of its own, when the person closes the window
 */
public record CodeWindowOptions(
        Route route, CodeRules rules, Theme theme, Clock clock, SecureRandom random, Runnable onClose) {}
