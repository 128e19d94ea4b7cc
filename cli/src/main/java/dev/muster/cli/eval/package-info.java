/** Commands that measure accuracy. */
@NullMarked
package dev.muster.cli.eval;

import org.jspecify.annotations.NullMarked;
