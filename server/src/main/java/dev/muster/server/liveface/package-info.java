/** The live face as a step of signing in: its page, its socket, and what is decided there. */
@NullMarked
package dev.muster.server.liveface;

import org.jspecify.annotations.NullMarked;
