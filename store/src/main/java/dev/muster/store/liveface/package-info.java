/** What the live face as a factor remembers: challenges, frames of earlier attempts, failures. */
@NullMarked
package dev.muster.store.liveface;

import org.jspecify.annotations.NullMarked;
