package dev.muster.store.outbox;

/** What became of a message that was put into the outbox. */
public sealed interface PutOutcome {
    /** It is kept, and will be sent. */
    record Queued(String id) implements PutOutcome {}

    /** It will not be sent; the reason is in words for an operator. */
    record Guarded(Guard guard, String reason) implements PutOutcome {}

    /** What held a message back. */
    enum Guard {
        /** No provider of the channel is configured. */
        CHANNEL,
        /** The number's country is not served. */
        COUNTRY,
        /** The account has had its messages of today. */
        ACCOUNT,
        /** The address, or the block of numbers around it, has had them. */
        ADDRESS,
        /** All together have. */
        TOTAL
    }
}
