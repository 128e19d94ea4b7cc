/** Live recognition: one engine and one gallery for the whole server, and the visitor's own camera. */
@NullMarked
package dev.muster.server.live;

import org.jspecify.annotations.NullMarked;
