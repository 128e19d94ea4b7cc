package dev.muster.server.factor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Constants as profiles write them, such as {@code own-code}. */
final class Words {
    private Words() {}

    static String of(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        return Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                .filter(one -> of(one).equals(word))
                .findFirst();
    }
}
