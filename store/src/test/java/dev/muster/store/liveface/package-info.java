@NullMarked
package dev.muster.store.liveface;

import org.jspecify.annotations.NullMarked;
