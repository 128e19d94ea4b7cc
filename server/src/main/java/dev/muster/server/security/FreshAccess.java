package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

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
        if (fresh == null || viewer.isEmpty() || (fresh.ownFace() && !isOwnFace(viewer.get(), request))) {
            return true;
        }
        StepUp stepUp = new StepUp(fresh.changesFactors() || fresh.ownFace());
        String back = request.getMethod().equals("GET") ? request.getRequestURI() : fresh.begin();
        Optional<String> first = freshSignIn.owed(stepUp, viewer.get(), request, back);
        if (first.isPresent()) {
            response.sendRedirect(request.getContextPath() + first.get());
        }
        return first.isEmpty();
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
