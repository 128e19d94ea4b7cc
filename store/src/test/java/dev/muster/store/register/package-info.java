@NullMarked
package dev.muster.store.register;

import org.jspecify.annotations.NullMarked;
