/** The port through which messages leave, and where they go: phone numbers and e-mail addresses. */
@NullMarked
package dev.muster.otp.delivery;

import org.jspecify.annotations.NullMarked;
