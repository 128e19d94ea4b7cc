/** Tests of the pages about what signing in asks for. */
@NullMarked
package dev.muster.server.policy;

import org.jspecify.annotations.NullMarked;
