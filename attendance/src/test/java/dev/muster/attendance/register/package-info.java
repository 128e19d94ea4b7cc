@NullMarked
package dev.muster.attendance.register;

import org.jspecify.annotations.NullMarked;
