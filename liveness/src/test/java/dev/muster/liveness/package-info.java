@NullMarked
package dev.muster.liveness;

import org.jspecify.annotations.NullMarked;
