package dev.muster.server.web;

import java.util.Locale;

/** Why a request was not answered; each has its words in {@code messages/layout.properties}. */
enum Reason {
    MISSING,
    REFUSED,
    UNKNOWN,
    LARGE,
    REQUEST,
    BUSY,
    STORAGE,
    OTHER;

    /** What a status code amounts to. */
    static Reason of(int status) {
        return switch (status) {
            case 401 -> UNKNOWN;
            case 403 -> REFUSED;
            case 404, 410 -> MISSING;
            case 413 -> LARGE;
            case 429, 503 -> BUSY;
            case 507 -> STORAGE;
            default -> status >= 400 && status < 500 ? REQUEST : OTHER;
        };
    }

    /** The key of its title, its text or what to do. */
    String key(String part) {
        return "layout.error." + name().toLowerCase(Locale.ROOT) + "." + part;
    }
}
