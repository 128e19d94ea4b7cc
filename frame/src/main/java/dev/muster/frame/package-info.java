/** One upright picture and its time, and the decoding of image files into it, with limits. */
@NullMarked
package dev.muster.frame;

import org.jspecify.annotations.NullMarked;
