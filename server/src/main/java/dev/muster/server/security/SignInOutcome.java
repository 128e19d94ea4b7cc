package dev.muster.server.security;

import dev.muster.server.factor.Step;
import dev.muster.store.account.Account;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** What a browser gets after signing in, or after failing to: one answer for every reason. */
final class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private final SignedInAccounts signedIn;
    private final SecondStep second;

    SignInOutcome(SignedInAccounts signedIn, SecondStep second) {
        this.signedIn = signedIn;
        this.second = second;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        Account account = signedIn.account(authentication);
        signedIn.begun(account, authentication, request, response);
        if (PendingSignIn.of(request)
                .filter(pending -> pending.steps().getFirst() == Step.CODE)
                .isPresent()) {
            second.begin(account, request);
        }
        response.sendRedirect(request.getContextPath() + Onward.path(request, request.getParameter("next")));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        request.setAttribute("signInProblem", e instanceof PendingException ? "pending" : "failed");
        request.getRequestDispatcher("/").forward(request, response);
    }
}
