/** Commands that keep a register: attend and demo. */
@NullMarked
package dev.muster.cli.attend;

import org.jspecify.annotations.NullMarked;
