@NullMarked
package dev.muster.attendance.known;

import org.jspecify.annotations.NullMarked;
