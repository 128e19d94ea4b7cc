/** The secrets of an authenticator, in an encrypted file of one's own. */
@NullMarked
package dev.muster.desktop.keyring;

import org.jspecify.annotations.NullMarked;
