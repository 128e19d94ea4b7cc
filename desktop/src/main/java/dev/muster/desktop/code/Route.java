package dev.muster.desktop.code;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Delivery;

/** How codes reach their person. */
public sealed interface Route {
    /** A notice on this desktop, for trying out: it proves nothing. */
    record DesktopNotice() implements Route {}

    /** A message by a provider. */
    record Delivered(Delivery delivery, Address to) implements Route {
        public Delivered {
            if (delivery.channel() != to.channel()) {
                throw new IllegalArgumentException(
                        "expected a delivery by %s, got one by %s".formatted(to.channel(), delivery.channel()));
            }
        }
    }

    /** In words, with the address masked. */
    default String words() {
        return switch (this) {
            case DesktopNotice _ -> "As a notice on this desktop, for trying out";
            case Delivered delivered ->
                switch (delivered.to().channel()) {
                    case SMS -> "By text message to " + delivered.to().masked();
                    case EMAIL -> "By e-mail to " + delivered.to().masked();
                };
        };
    }
}
