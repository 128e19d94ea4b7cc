/** Known faces: a folder of photos, read into a gallery. */
@NullMarked
package dev.muster.attendance.known;

import org.jspecify.annotations.NullMarked;
