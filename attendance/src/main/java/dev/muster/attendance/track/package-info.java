/** Faces followed from frame to frame, and the evidence they gather. */
@NullMarked
package dev.muster.attendance.track;

import org.jspecify.annotations.NullMarked;
