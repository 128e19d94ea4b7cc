package dev.muster.delivery;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings by name: from the environment, or else from a file, whose names are the same in lower case with dots. */
final class Variables {
    private static final String OURS = "MUSTER_";
    private static final List<String> SECRETS =
            List.of("MUSTER_TWILIO_AUTH_TOKEN", "MUSTER_TWILIO_API_SECRET", "MUSTER_SMTP_PASSWORD");

    private final Map<String, String> environment;
    private final Properties file;

    private Variables(Map<String, String> environment, Properties file) {
        this.environment = Map.copyOf(environment);
        this.file = file;
    }

    /**
     * Reads both.
     *
     * @param path need not exist
     * @throws DeliverySettingsException when the file cannot be read, or holds a secret that others can read
     */
    static Variables read(Path path, Map<String, String> environment) {
        Properties file = new Properties();
        if (Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path)) {
                file.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new DeliverySettingsException("%s cannot be read: %s".formatted(path, e.getMessage()));
            }
            if (SECRETS.stream().anyMatch(name -> file.containsKey(inFile(name))) && isOpen(path)) {
                throw new DeliverySettingsException(
                        "%s holds a secret and can be read by others; make it its owner's only: chmod 600 %s"
                                .formatted(path, path));
            }
        }
        return new Variables(environment, file);
    }

    /** What a variable says, or the first of its other names that says anything; blank is nothing. */
    Optional<String> get(String name, String... others) {
        return said(environment.get(name))
                .or(() -> said(file.getProperty(inFile(name))))
                .or(() -> Arrays.stream(others)
                        .flatMap(other -> said(environment.get(other)).stream())
                        .findFirst());
    }

    /** @throws DeliverySettingsException when it says something that is no number of that range */
    int number(String name, int least, int most, int otherwise) {
        Optional<String> text = get(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Refused below.
        }
        throw new DeliverySettingsException("%s is a number from %d to %d".formatted(name, least, most));
    }

    /**
     * An address on the web: by HTTPS, or by HTTP on this machine; without slashes at its end.
     *
     * @throws DeliverySettingsException when it says something else
     */
    Optional<URI> address(String name) {
        return get(name).map(text -> {
            try {
                URI uri = URI.create(text.replaceFirst("/+$", ""));
                if (isSafe(uri) && uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null) {
                    return uri;
                }
            } catch (IllegalArgumentException _) {
                // Refused below.
            }
            throw new DeliverySettingsException(
                    name + " is an address such as https://muster.example.org; http only on this machine");
        });
    }

    /** @throws DeliverySettingsException when there is none */
    static String needed(Optional<String> value, String name, String what) {
        return value.orElseThrow(
                () -> new DeliverySettingsException("%s is half configured: %s is missing".formatted(what, name)));
    }

    static boolean isLoopback(@Nullable String host) {
        return host != null && host.matches("localhost|127(?:\\.\\d{1,3}){3}|\\[?::1]?");
    }

    private static boolean isSafe(URI uri) {
        return "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isLoopback(uri.getHost()));
    }

    private static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(words -> !words.isEmpty());
    }

    private static String inFile(String name) {
        return name.substring(OURS.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static boolean isOpen(Path path) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (UnsupportedOperationException | IOException _) {
            return false; // Windows has other means; the folder inherits them.
        }
    }
}
