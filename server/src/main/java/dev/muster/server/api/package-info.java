/** Codes for other programs, over HTTP with a key. */
@NullMarked
package dev.muster.server.api;

import org.jspecify.annotations.NullMarked;
