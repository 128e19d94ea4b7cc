package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Where an attempt to sign in comes from.
 *
 * @param device what the browser says it got when somebody signed in with it before
 */
record SignInDetails(String address, Optional<String> device) {
    static SignInDetails of(HttpServletRequest request) {
        return new SignInDetails(request.getRemoteAddr(), DeviceCookie.read(request));
    }
}
