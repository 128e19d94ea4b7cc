package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.store.account.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route with every role, against the table in routes.txt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoutesTest {
    private final Map<Role, Browser> browsers = new EnumMap<>(Role.class);
    private TestPortal portal;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
        for (Role role : Role.values()) {
            portal.account(role.name(), role);
        }
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void theTableNamesEveryRoute() {
        Set<String> table = new TreeSet<>(Route.all().stream().map(Route::name).toList());
        assertThat(table).containsExactlyElementsOf(new TreeSet<>(routes()));
    }

    @Test
    void everyControllerSaysWhoMayCallItUnlessItIsPublic() {
        List<String> silent = new ArrayList<>();
        handlers().forEach((route, method) -> {
            boolean open = route.getPatternValues().stream().allMatch(PublicRoutes.PAGES::contains);
            if (!open && !StatedAccess.isStated(method)) {
                silent.add(route + " " + method);
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void strangersGetNoFurtherThanThePublicPages() {
        Browser stranger = portal.browser();
        for (Route route : Route.all()) {
            HttpResponse<?> answer = call(stranger, route);
            assertThat(route.open() ? !isRefused(answer) : isSentToSignIn(answer))
                    .as("%s gave %s", route.name(), answer)
                    .isTrue();
        }
    }

    @Test
    void eachRoleMayWhatTheTableSaysAndNoMore() {
        for (Route route : Route.all()) {
            for (Role role : Role.values()) {
                HttpResponse<?> answer = callAs(role, route);
                assertThat(answer.statusCode())
                        .as("%s as %s", route.name(), role)
                        .isLessThan(500);
                boolean allowed = route.open() || route.roles().contains(role);
                assertThat(answer.statusCode() == (route.keyed() ? 401 : 403))
                        .as("%s as %s gave %s", route.name(), role, answer)
                        .isEqualTo(!allowed);
            }
        }
    }

    /** Some routes end the session: whoever is asked to sign in does so and tries again. */
    private HttpResponse<?> callAs(Role role, Route route) {
        Browser browser = browsers.computeIfAbsent(role, other -> portal.signedIn(other.name()));
        HttpResponse<?> answer = call(browser, route);
        if (isSentToSignIn(answer) && !route.open()) {
            Browser fresh = portal.signedIn(role.name());
            browsers.put(role, fresh);
            return call(fresh, route);
        }
        return answer;
    }

    private static HttpResponse<?> call(Browser browser, Route route) {
        return switch (route.method()) {
            case "GET" -> closed(browser.stream(route.path()));
            case "POST" -> browser.post(route.path(), Map.of());
            default -> browser.call(route.method(), route.path());
        };
    }

    private static HttpResponse<?> closed(HttpResponse<InputStream> answer) {
        try {
            answer.body().close();
        } catch (IOException _) {
            // It need not end well, only end.
        }
        return answer;
    }

    private static boolean isRefused(HttpResponse<?> answer) {
        return answer.statusCode() == 401 || answer.statusCode() == 403;
    }

    private static boolean isSentToSignIn(HttpResponse<?> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        return answer.statusCode() == 401
                || (answer.statusCode() == 302
                        && location.replaceFirst("^http://[^/]+", "").matches("/(\\?next=.*)?"));
    }

    private List<String> routes() {
        return handlers().keySet().stream()
                .flatMap(route -> route.getPatternValues().stream()
                        .flatMap(pattern -> methods(route).map(method -> method + " " + pattern)))
                .toList();
    }

    private static java.util.stream.Stream<String> methods(RequestMappingInfo route) {
        var methods = route.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? java.util.stream.Stream.of("GET")
                : methods.stream().map(Enum::name);
    }

    private Map<RequestMappingInfo, HandlerMethod> handlers() {
        return portal.bean(RequestMappingHandlerMapping.class).getHandlerMethods();
    }
}
