package dev.muster.desktop.keyring;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a keyring's file lies when nobody says where. */
public final class KeyringPlace {
    private static final String NAME = "authenticator";

    private KeyringPlace() {}

    /** For this person on this machine. */
    public static Path usual() {
        return usual(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", "")), System.getenv());
    }

    static Path usual(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library/Application Support/Muster").resolve(NAME);
        }
        if (name.startsWith("windows")) {
            return folder(environment.get("APPDATA"), home.resolve("AppData/Roaming"))
                    .resolve("Muster")
                    .resolve(NAME);
        }
        // XDG Base Directory Specification: a path that is not absolute does not count.
        return folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"))
                .resolve("muster")
                .resolve(NAME);
    }

    private static Path folder(@Nullable String named, Path usual) {
        return named != null && Path.of(named).isAbsolute() ? Path.of(named) : usual;
    }
}
