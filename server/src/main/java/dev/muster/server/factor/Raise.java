package dev.muster.server.factor;

import java.util.Optional;

/** What a risk asks for beyond the usual; each includes those before it. */
public enum Raise {
    NOTHING,
    /** A remembered device does not stand in for a code. */
    NO_DEVICE,
    /** One factor more than usual, of whoever has one more. */
    ONE_MORE;

    public String word() {
        return Words.of(this);
    }

    public static Optional<Raise> byWord(String word) {
        return Words.find(Raise.class, word);
    }

    public static Raise max(Raise one, Raise other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
