/** Facts about accounts, one-use links and limits on attempts. */
@NullMarked
package dev.muster.store.account;

import org.jspecify.annotations.NullMarked;
