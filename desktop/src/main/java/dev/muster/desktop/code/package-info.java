/** The window that makes a one-time code, sends it and checks it. */
@NullMarked
package dev.muster.desktop.code;

import org.jspecify.annotations.NullMarked;
