/** How messages leave the portal: the outbox and its worker as beans, the administrator's list, status callbacks. */
@NullMarked
package dev.muster.server.delivery;

import org.jspecify.annotations.NullMarked;
