/** Passkeys: adding and removing them, as a step of signing in, and as the whole sign-in. */
@NullMarked
package dev.muster.server.passkey;

import org.jspecify.annotations.NullMarked;
