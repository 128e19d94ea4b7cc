@NullMarked
package dev.muster.server.liveface;

import org.jspecify.annotations.NullMarked;
