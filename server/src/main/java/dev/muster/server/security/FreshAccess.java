package dev.muster.server.security;

import dev.muster.server.factor.Step;
import dev.muster.store.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

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
        Optional<StepUp> stepUp =
                fresh == null || viewer.isEmpty() ? Optional.empty() : stepUp(fresh, viewer.get(), request);
        if (fresh == null || stepUp.isEmpty() || isFresh(stepUp.get(), viewer.get())) {
            return true;
        }
        stepUp.get().keep(request);
        String back = request.getMethod().equals("GET")
                ? request.getRequestURI()
                : fresh.begin().replace("{id}", person(request));
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

    private Optional<StepUp> stepUp(Fresh fresh, Viewer viewer, HttpServletRequest request) {
        if (!fresh.face()) {
            return Optional.of(new StepUp(fresh.changesFactors()));
        }
        String person = person(request);
        if (viewer.personId().filter(person::equals).isPresent()) {
            return Optional.of(new StepUp(true));
        }
        return accounts.ofPerson(person).isEmpty() ? Optional.empty() : Optional.of(new StepUp(false));
    }

    /** As the handler gets it, however the path was written. */
    private static String person(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("id") instanceof String id
                ? id
                : "";
    }

    private static @Nullable Fresh fresh(HandlerMethod method) {
        @Nullable Fresh own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Fresh.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Fresh.class);
    }
}
