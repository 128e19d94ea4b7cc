package dev.muster.server.security;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a browser and its system are usually called, found in what the browser says of itself; nothing else of that is
 * kept, for anybody can say anything there.
 *
 * @param browser empty where it is none of the usual ones
 * @param system empty likewise
 */
public record BrowserName(String browser, String system) {
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

    /**
     * Finds them.
     *
     * @param userAgent the header of that name
     */
    public static BrowserName of(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent;
        return new BrowserName(first(BROWSERS, said), first(SYSTEMS, said));
    }

    /** Both, as one name; empty where nothing is known. */
    public String text() {
        return Stream.of(browser, system).filter(name -> !name.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static String first(List<Map.Entry<String, String>> names, String said) {
        return names.stream()
                .filter(name -> said.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
