/** The commands on accounts, for the server's machine. */
@NullMarked
package dev.muster.cli.account;

import org.jspecify.annotations.NullMarked;
