package dev.muster.otp.delivery;

/** Where messages go. It prints itself masked. */
public sealed interface Address permits PhoneNumber, EmailAddress {
    Channel channel();

    /** In full, for the provider alone. */
    String text();

    /** As people and logs may see it. */
    String masked();

    /**
     * Reads what {@link #text} gave.
     *
     * @throws IllegalArgumentException when it is no such address
     */
    static Address of(Channel channel, String text) {
        return switch (channel) {
            case SMS -> PhoneNumber.parse(text, "ZZ").orElseThrow(() -> wrong("a phone number with its country code"));
            case EMAIL -> EmailAddress.parse(text).orElseThrow(() -> wrong("an e-mail address"));
        };
    }

    private static IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("expected " + expected);
    }
}
