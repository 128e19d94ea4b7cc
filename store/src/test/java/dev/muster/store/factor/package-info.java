@NullMarked
package dev.muster.store.factor;

import org.jspecify.annotations.NullMarked;
