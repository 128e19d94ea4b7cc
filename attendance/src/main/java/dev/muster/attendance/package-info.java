/** The attendance domain: from a frame source to a register that fills itself. */
@NullMarked
package dev.muster.attendance;

import org.jspecify.annotations.NullMarked;
