package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Sends whoever signed in long ago to do so once more, before a method that is {@link Fresh}. */
final class FreshAccess implements HandlerInterceptor {
    private final FactorRules rules;

    FreshAccess(FactorRules rules) {
        this.rules = rules;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Viewer> viewer = Viewer.of(request);
        @Nullable Fresh fresh = handler instanceof HandlerMethod method ? fresh(method) : null;
        if (fresh == null || viewer.isEmpty() || isFresh(viewer.get())) {
            return true;
        }
        String back = request.getMethod().equals("GET") ? request.getRequestURI() : fresh.begin();
        response.sendRedirect(request.getContextPath() + "/confirm"
                + LocalPath.of(back).map(LocalPath::asNext).orElse(""));
        return false;
    }

    private boolean isFresh(Viewer viewer) {
        return rules.isFresh(
                viewer,
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()));
    }

    private static @Nullable Fresh fresh(HandlerMethod method) {
        @Nullable Fresh own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Fresh.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Fresh.class);
    }
}
