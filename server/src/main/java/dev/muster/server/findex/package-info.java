/** The face recognition page. */
@NullMarked
package dev.muster.server.findex;

import org.jspecify.annotations.NullMarked;
