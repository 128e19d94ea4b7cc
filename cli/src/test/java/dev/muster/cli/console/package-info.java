/** Facts about what every command shares. */
@NullMarked
package dev.muster.cli.console;

import org.jspecify.annotations.NullMarked;
