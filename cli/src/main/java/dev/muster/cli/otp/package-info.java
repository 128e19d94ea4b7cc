/** One-time codes from a shell, and their windows. */
@NullMarked
package dev.muster.cli.otp;

import org.jspecify.annotations.NullMarked;
