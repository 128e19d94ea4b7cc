/** Browsers that stand in for a code: recognised at sign-in, listed and revoked by their owner. */
@NullMarked
package dev.muster.server.device;

import org.jspecify.annotations.NullMarked;
