package dev.muster.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Takes a visitor's choice of a language, and gives every page the switch for it, the model's {@code languages}, and the
 * portal's {@code zone}, in which times are shown.
 */
final class PageModel implements HandlerInterceptor {
    private final ZoneId zone;

    PageModel(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Languages.asked(request.getQueryString())
                .ifPresent(locale -> Optional.ofNullable(RequestContextUtils.getLocaleResolver(request))
                        .ifPresent(resolver -> resolver.setLocale(request, response, locale)));
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && isShown(page)) {
            page.addObject(
                    "languages", Languages.choices(request.getQueryString(), RequestContextUtils.getLocale(request)));
            page.addObject("zone", zone);
        }
    }

    private static boolean isShown(ModelAndView page) {
        String view = page.getViewName();
        return view != null && !view.startsWith("redirect:") && !view.startsWith("forward:");
    }
}
