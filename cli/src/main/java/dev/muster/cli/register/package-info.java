/** The command for the register's CSV files. */
@NullMarked
package dev.muster.cli.register;

import org.jspecify.annotations.NullMarked;
