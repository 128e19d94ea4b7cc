/** Tests of the outbox, on both databases. */
@NullMarked
package dev.muster.store.outbox;

import org.jspecify.annotations.NullMarked;
