/** The authenticator: the running codes of enrolled accounts. */
@NullMarked
package dev.muster.desktop.authenticator;

import org.jspecify.annotations.NullMarked;
