/** Factors beside the password, in SQL: authenticator apps, phones and mailboxes, recovery codes, codes on their way. */
@NullMarked
package dev.muster.store.factor;

import org.jspecify.annotations.NullMarked;
