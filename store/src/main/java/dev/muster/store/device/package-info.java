/** Browsers that an account trusts, and the networks that it signs in from. */
@NullMarked
package dev.muster.store.device;

import org.jspecify.annotations.NullMarked;
