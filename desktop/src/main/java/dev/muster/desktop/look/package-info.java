/** What all windows share: colours, type, the screen, the countdown ring. */
@NullMarked
package dev.muster.desktop.look;

import org.jspecify.annotations.NullMarked;
