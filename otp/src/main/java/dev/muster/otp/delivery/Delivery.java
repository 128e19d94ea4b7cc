package dev.muster.otp.delivery;

/** Hands messages to a provider of one channel, and waits for its answer. */
public interface Delivery {
    Channel channel();

    /** Tries once. */
    DeliveryOutcome send(Message message);
}
