/** The live attendance window, and the boxes and names it draws over a picture. */
@NullMarked
package dev.muster.desktop;

import org.jspecify.annotations.NullMarked;
