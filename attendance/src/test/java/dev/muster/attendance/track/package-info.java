@NullMarked
package dev.muster.attendance.track;

import org.jspecify.annotations.NullMarked;
