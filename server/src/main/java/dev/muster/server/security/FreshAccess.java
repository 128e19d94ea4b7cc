package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Sends whoever signed in long ago to do so once more, before a method that is {@link Fresh}. */
final class FreshAccess implements HandlerInterceptor {
    private final FreshSignIn freshSignIn;

    FreshAccess(FreshSignIn freshSignIn) {
        this.freshSignIn = freshSignIn;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Viewer> viewer = Viewer.of(request);
        @Nullable Fresh fresh = handler instanceof HandlerMethod method ? fresh(method) : null;
        Optional<StepUp> stepUp =
                fresh == null || viewer.isEmpty() ? Optional.empty() : stepUp(fresh, viewer.get(), request);
        if (fresh == null || stepUp.isEmpty()) {
            return true;
        }
        String back = request.getMethod().equals("GET")
                ? request.getRequestURI()
                : fresh.begin().replace("{id}", person(request));
        Optional<String> first = freshSignIn.owed(stepUp.get(), viewer.get(), request, back);
        if (first.isPresent()) {
            response.sendRedirect(request.getContextPath() + first.get());
        }
        return first.isEmpty();
    }

    private Optional<StepUp> stepUp(Fresh fresh, Viewer viewer, HttpServletRequest request) {
        return fresh.face()
                ? freshSignIn.forFace(person(request), viewer)
                : Optional.of(new StepUp(fresh.changesFactors()));
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
