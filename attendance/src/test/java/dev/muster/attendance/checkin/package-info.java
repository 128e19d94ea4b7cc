@NullMarked
package dev.muster.attendance.checkin;

import org.jspecify.annotations.NullMarked;
