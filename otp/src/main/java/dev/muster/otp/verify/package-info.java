/** Checking codes: each once, counted before it is compared; and the ports that remember what must be remembered. */
@NullMarked
package dev.muster.otp.verify;

import org.jspecify.annotations.NullMarked;
