/** The API for programs, over HTTP. */
@NullMarked
package dev.muster.server.api;

import org.jspecify.annotations.NullMarked;
