/** Kernels that turn pixels of a frame into the floats that networks read. */
@NullMarked
package dev.muster.face.internal.pixels;

import org.jspecify.annotations.NullMarked;
