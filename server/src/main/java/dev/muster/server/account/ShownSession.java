package dev.muster.server.account;

import dev.muster.server.security.OwnSession;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** A session as the page shows it: the browser by its usual name. */
record ShownSession(
        String handle, String browser, String system, String address, Date since, Date lastSeen, boolean current) {
    /** In this order: most browsers name their ancestors too. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser", "Samsung Internet"),
            Map.entry("Firefox", "Firefox"),
            Map.entry("FxiOS", "Firefox"),
            Map.entry("CriOS", "Chrome"),
            Map.entry("Chrome", "Chrome"),
            Map.entry("Safari", "Safari"),
            Map.entry("curl", "curl"),
            Map.entry("Java", "Java"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    static ShownSession of(OwnSession session) {
        return new ShownSession(
                session.handle(),
                first(BROWSERS, session.browser()),
                first(SYSTEMS, session.browser()),
                session.address(),
                Date.from(session.since()),
                Date.from(session.lastSeen()),
                session.current());
    }

    private static String first(List<Map.Entry<String, String>> names, String browser) {
        return names.stream()
                .filter(name -> browser.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
