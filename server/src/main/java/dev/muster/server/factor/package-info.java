/** What signing in asks for: factors, combinations of them that are enough, and profiles that name those. Plain Java. */
@NullMarked
package dev.muster.server.factor;

import org.jspecify.annotations.NullMarked;
