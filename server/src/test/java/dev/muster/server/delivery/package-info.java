/** Tests of delivery in the portal, and of processes that are killed while they send. */
@NullMarked
package dev.muster.server.delivery;

import org.jspecify.annotations.NullMarked;
