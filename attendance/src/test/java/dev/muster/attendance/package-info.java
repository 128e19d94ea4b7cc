@NullMarked
package dev.muster.attendance;

import org.jspecify.annotations.NullMarked;
