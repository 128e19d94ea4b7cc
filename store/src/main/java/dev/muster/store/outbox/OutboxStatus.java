package dev.muster.store.outbox;

/** How far a message is. */
enum OutboxStatus {
    /** To be sent, now or after a pause. */
    WAITING,
    /** Somebody is handing it to the provider; committed before the provider is called. */
    SENDING,
    /** The provider has it. */
    SENT,
    /** It arrived, as the provider says. */
    DELIVERED,
    /** It can never go, as the provider says. */
    REFUSED,
    /** It did not go while somebody needed it, or did not arrive. */
    FAILED,
    /** Nobody can say whether it went; never sent again by itself. */
    UNCLEAR,
    /** Nobody needed it any more before it could be sent. */
    EXPIRED
}
