/** Messages on their way: a durable outbox, what guards its cost, and the worker that hands messages to providers. */
@NullMarked
package dev.muster.store.outbox;

import org.jspecify.annotations.NullMarked;
