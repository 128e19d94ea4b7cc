/** Who signs in: accounts, one-use links, limits on failed attempts. */
@NullMarked
package dev.muster.store.account;

import org.jspecify.annotations.NullMarked;
