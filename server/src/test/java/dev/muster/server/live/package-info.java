@NullMarked
package dev.muster.server.live;

import org.jspecify.annotations.NullMarked;
