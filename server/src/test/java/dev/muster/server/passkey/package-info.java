@NullMarked
package dev.muster.server.passkey;

import org.jspecify.annotations.NullMarked;
