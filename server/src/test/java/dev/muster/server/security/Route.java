package dev.muster.server.security;

import dev.muster.store.account.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A row of routes.txt: a method, a path and who may call it.
 *
 * @param keyed whether a program's key is needed, which no session stands in for
 */
record Route(String method, String pattern, boolean open, boolean keyed, Set<Role> roles) {

    static List<Route> all() {
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Route.class.getResourceAsStream("/routes.txt")), StandardCharsets.UTF_8))) {
            return rows.lines()
                    .map(row -> row.replaceFirst("#.*", "").strip())
                    .filter(row -> !row.isEmpty())
                    .map(Route::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return method + " " + pattern;
    }

    /** The path with something that does not exist for each variable. */
    String path() {
        return pattern.replaceAll("\\{[^}]+}", "00000000-0000-4000-8000-000000000000")
                .replace("/**", "/x");
    }

    private static Route read(String row) {
        String[] words = row.split("\\s+", -1);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        boolean open = false;
        boolean keyed = false;
        for (String word : Arrays.copyOfRange(words, 2, words.length)) {
            switch (word) {
                case "everybody" -> open = true;
                case "signed-in" -> roles.addAll(EnumSet.allOf(Role.class));
                case "key" -> keyed = true;
                case "nobody" -> {}
                default -> roles.add(Role.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        return new Route(words[0], words[1], open, keyed, roles);
    }
}
