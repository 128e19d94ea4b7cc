package dev.muster.store;

import java.util.UUID;

/** Ids of rows: random, so that they tell nothing and never meet. */
public final class Ids {
    private Ids() {}

    /** A new one (UUID version 4, RFC 9562). */
    public static String next() {
        return UUID.randomUUID().toString();
    }
}
