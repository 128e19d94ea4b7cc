package dev.muster.server.security;

import dev.muster.server.factor.Step;
import dev.muster.store.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Sends whoever signed in long ago to do so once more, before a method that is {@link Fresh}. */
final class FreshAccess implements HandlerInterceptor {
    private final Accounts accounts;
    private final FactorRules rules;

    FreshAccess(Accounts accounts, FactorRules rules) {
        this.accounts = accounts;
        this.rules = rules;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Viewer> viewer = Viewer.of(request);
        @Nullable Fresh fresh = handler instanceof HandlerMethod method ? fresh(method) : null;
        if (fresh == null || viewer.isEmpty() || (fresh.ownFace() && !isOwnFace(viewer.get(), request))) {
            return true;
        }
        StepUp stepUp = new StepUp(fresh.changesFactors() || fresh.ownFace());
        if (isFresh(stepUp, viewer.get())) {
            return true;
        }
        stepUp.keep(request);
        String back = request.getMethod().equals("GET") ? request.getRequestURI() : fresh.begin();
        response.sendRedirect(request.getContextPath()
                + Step.PASSWORD.path()
                + LocalPath.of(back).map(LocalPath::asNext).orElse(""));
        return false;
    }

    private boolean isFresh(StepUp stepUp, Viewer viewer) {
        Authentication held =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        return accounts.byId(viewer.accountId())
                .filter(account -> stepUp.standing(rules, account, held) instanceof Standing.Complete)
                .isPresent();
    }

    private static boolean isOwnFace(Viewer viewer, HttpServletRequest request) {
        return viewer.personId()
                .filter(person -> SetUpRoutes.isOwnFace(person, request))
                .isPresent();
    }

    private static @Nullable Fresh fresh(HandlerMethod method) {
        @Nullable Fresh own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Fresh.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Fresh.class);
    }
}
