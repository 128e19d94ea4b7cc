package dev.muster.delivery;

import dev.muster.otp.delivery.EmailAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * The way to a mail server.
 *
 * @param login empty where the server asks for none
 * @param from the sender's address
 * @param fromName the name shown with it; empty for none
 * @param timeout how long to wait for a connection and for each answer
 */
public record SmtpSettings(
        String host, int port, Tls tls, Optional<Login> login, EmailAddress from, String fromName, Duration timeout) {
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** How the connection is protected. */
    public enum Tls {
        /** Not at all: for a server on this machine. */
        NONE,
        /** By STARTTLS; nothing is sent where the server does not offer it (port 587). */
        STARTTLS,
        /** From the first byte (port 465). */
        IMPLICIT
    }

    /** Who sends. */
    public record Login(String user, String password) {
        /** Neither. */
        @Override
        public String toString() {
            return "Login";
        }
    }

    /** Without the login. */
    @Override
    public String toString() {
        return "SmtpSettings[%s:%d, %s]".formatted(host, port, tls);
    }
}
