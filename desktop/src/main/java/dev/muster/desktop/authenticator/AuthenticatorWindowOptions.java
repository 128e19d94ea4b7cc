package dev.muster.desktop.authenticator;

import dev.muster.desktop.look.Theme;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * What an authenticator starts with.
 *
 * @param file where the secrets lie, encrypted; made when it is not there
 * @param onClose called once, on a thread of its own, when the person closes the window
 */
public record AuthenticatorWindowOptions(Path file, Theme theme, Clock clock, SecureRandom random, Runnable onClose) {}
