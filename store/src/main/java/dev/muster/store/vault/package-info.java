/** Seals what must not be read from the database file: the key, its rotation, and which columns are sealed. */
@NullMarked
package dev.muster.store.vault;

import org.jspecify.annotations.NullMarked;
