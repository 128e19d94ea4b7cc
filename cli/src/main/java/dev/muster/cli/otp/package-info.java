/** The commands on one-time codes: keys for programs, codes from a shell, addresses, factors that were lost. */
@NullMarked
package dev.muster.cli.otp;

import org.jspecify.annotations.NullMarked;
