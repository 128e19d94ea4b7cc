/** A whole portal, started for tests, and a browser without scripts. */
@NullMarked
package dev.muster.server;

import org.jspecify.annotations.NullMarked;
