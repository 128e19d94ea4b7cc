/** Facts about the commands for attendance. */
@NullMarked
package dev.muster.cli.attend;

import org.jspecify.annotations.NullMarked;
