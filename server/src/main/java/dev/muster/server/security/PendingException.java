package dev.muster.server.security;

import org.springframework.security.core.AuthenticationException;

/** The password is right, and an administrator has yet to approve the account. */
final class PendingException extends AuthenticationException {
    private static final long serialVersionUID = 1;

    PendingException() {
        super("waiting for approval");
    }
}
