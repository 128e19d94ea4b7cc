/** One-time codes by their RFCs: HOTP (4226), TOTP (6238), recovery codes, key URIs, QR codes. */
@NullMarked
package dev.muster.otp;

import org.jspecify.annotations.NullMarked;
