package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Lets every template know who looks at it, as {@code viewer}, and whether that is somebody {@code limited}. */
@ControllerAdvice
class ViewerModel {
    @ModelAttribute("viewer")
    @Nullable
    Viewer viewer(HttpServletRequest request) {
        return Viewer.of(request).orElse(null);
    }

    /** Somebody who may but set up what signing in asks for. */
    @ModelAttribute("limited")
    boolean limited(HttpServletRequest request) {
        return Viewer.isLimited(request);
    }
}
