/** Boxes and names over a picture, drawn without a screen. */
@NullMarked
package dev.muster.overlay;

import org.jspecify.annotations.NullMarked;
