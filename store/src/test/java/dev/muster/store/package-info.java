/** Tests of the store, on both kinds of database. */
@NullMarked
package dev.muster.store;

import org.jspecify.annotations.NullMarked;
