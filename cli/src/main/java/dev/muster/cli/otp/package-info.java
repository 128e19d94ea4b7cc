/** One-time codes: keys for programs, codes from a shell, addresses, factors that were lost; and their windows. */
@NullMarked
package dev.muster.cli.otp;

import org.jspecify.annotations.NullMarked;
