/** Tests of delivery, with servers on this machine. */
@NullMarked
package dev.muster.delivery;

import org.jspecify.annotations.NullMarked;
