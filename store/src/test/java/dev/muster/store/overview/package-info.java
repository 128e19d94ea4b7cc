@NullMarked
package dev.muster.store.overview;

import org.jspecify.annotations.NullMarked;
