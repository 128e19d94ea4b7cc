/** The attendance list and its daily CSV files. */
@NullMarked
package dev.muster.attendance.register;

import org.jspecify.annotations.NullMarked;
