package dev.muster.otp.delivery;

/**
 * What a provider says later of a message that it took.
 *
 * @param reference what the provider calls the message
 * @param reason for operators, empty where all is well: no address, no text
 */
public record DeliveryReport(String reference, State state, String reason) {
    /** How far the message is. */
    public enum State {
        /** Handed on. */
        SENT,
        /** Arrived. */
        DELIVERED,
        /** It will not arrive. */
        FAILED
    }
}
