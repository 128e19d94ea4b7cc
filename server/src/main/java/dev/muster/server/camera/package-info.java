/** The server's cameras: one decode each, any number of viewers. */
@NullMarked
package dev.muster.server.camera;

import org.jspecify.annotations.NullMarked;
