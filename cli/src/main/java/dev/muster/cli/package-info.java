/** The muster program: finds the command that was asked for, and words for what went wrong. */
@NullMarked
package dev.muster.cli;

import org.jspecify.annotations.NullMarked;
