package dev.muster.store;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is: in the data folder (SQLite), or on a PostgreSQL server that the environment or
 * {@code muster.properties} names.
 *
 * @param user empty for SQLite
 * @param password empty for SQLite
 */
public record DatabaseAddress(String url, String user, String password) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * The address for a folder.
     *
     * @throws StoreException when the address is none, or {@code muster.properties} cannot be read
     */
    public static DatabaseAddress of(DataFolder folder, Map<String, String> environment) {
        Properties file = configuration(folder);
        String url = value(environment.get("MUSTER_DB_URL"), file.getProperty("db.url"));
        if (url.isEmpty()) {
            return new DatabaseAddress("jdbc:sqlite:" + folder.database(), "", "");
        }
        if (!url.startsWith(POSTGRESQL)) {
            throw new StoreException("MUSTER_DB_URL: expected an address such as jdbc:postgresql://host/muster");
        }
        return new DatabaseAddress(
                url,
                value(environment.get("MUSTER_DB_USER"), file.getProperty("db.user")),
                value(environment.get("MUSTER_DB_PASSWORD"), file.getProperty("db.password")));
    }

    public boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    private static String value(@Nullable String first, @Nullable String second) {
        return Optional.ofNullable(first)
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(second))
                .orElse("")
                .strip();
    }

    private static Properties configuration(DataFolder folder) {
        Properties properties = new Properties();
        if (Files.exists(folder.configuration())) {
            try (Reader reader = Files.newBufferedReader(folder.configuration())) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new StoreException("%s cannot be read: %s".formatted(folder.configuration(), e.getMessage()), e);
            }
        }
        return properties;
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "DatabaseAddress[" + (isPostgresql() ? "PostgreSQL" : "SQLite") + "]";
    }
}
