@NullMarked
package dev.muster.server.code;

import org.jspecify.annotations.NullMarked;
