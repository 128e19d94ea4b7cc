package dev.muster.desktop.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Asks the operating system whether its windows are dark. */
final class SystemTheme {
    private static final String WINDOWS_COLOURS =
            "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";

    private SystemTheme() {}

    static boolean dark() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return answer("defaults", "read", "-g", "AppleInterfaceStyle").contains("dark");
        }
        if (system.startsWith("windows")) {
            return answer("reg", "query", WINDOWS_COLOURS, "/v", "AppsUseLightTheme")
                    .contains("0x0");
        }
        String gtkTheme = System.getenv().getOrDefault("GTK_THEME", "").toLowerCase(Locale.ROOT);
        return gtkTheme.endsWith("dark")
                || answer("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")
                        .contains("dark");
    }

    /** What a command prints, in lower case; nothing when it is missing or slow. */
    private static String answer(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            byte[] printed = process.getInputStream().readNBytes(10_000);
            return new String(printed, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        } catch (IOException | UncheckedIOException missing) {
            return "";
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
