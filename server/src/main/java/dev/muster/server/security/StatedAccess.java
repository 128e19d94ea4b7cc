package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a controller's method that does not say with {@link PreAuthorize} who may call it, unless it is public; and
 * asks what it says before the request's parameters are looked at, so that a stranger learns nothing of them.
 */
final class StatedAccess implements HandlerInterceptor {
    private final RequestMatcher open = PublicRoutes.pages();
    private final PreAuthorizeAuthorizationManager rules = new PreAuthorizeAuthorizationManager();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !isAllowed(request, method)) {
            throw new AccessDeniedException("not for this visitor");
        }
        return true;
    }

    private boolean isAllowed(HttpServletRequest request, HandlerMethod method) {
        @Nullable PreAuthorize stated = stated(method);
        if (stated == null) {
            return open.matches(request);
        }
        // What depends on arguments is for the call itself.
        if (stated.value().contains("#")) {
            return true;
        }
        AuthorizationResult result = rules.authorize(
                () -> SecurityContextHolder.getContext().getAuthentication(),
                new SimpleMethodInvocation(method.getBean(), method.getMethod()));
        return result != null && result.isGranted();
    }

    static boolean isStated(HandlerMethod method) {
        return stated(method) != null;
    }

    private static @Nullable PreAuthorize stated(HandlerMethod method) {
        PreAuthorize own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PreAuthorize.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), PreAuthorize.class);
    }
}
