/** What every command shares: the terminal, JSON, bad input, and the values that options take. */
@NullMarked
package dev.muster.cli.console;

import org.jspecify.annotations.NullMarked;
