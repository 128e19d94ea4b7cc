/** Tests of the vault. */
@NullMarked
package dev.muster.store.vault;

import org.jspecify.annotations.NullMarked;
