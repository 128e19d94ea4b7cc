package dev.muster.store.outbox;

/** How far a message is, as the person who waits for it is told. */
public enum DeliveryState {
    /** Wait. */
    ON_ITS_WAY,
    /** The provider has it. */
    SENT,
    /** It arrived. */
    DELIVERED,
    /** It did not go: another channel may. */
    NOT_SENT,
    /** Nobody can say: a new one may be asked for. */
    UNKNOWN
}
