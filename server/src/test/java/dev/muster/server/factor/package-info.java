/** Tests of what signing in asks for. */
@NullMarked
package dev.muster.server.factor;

import org.jspecify.annotations.NullMarked;
