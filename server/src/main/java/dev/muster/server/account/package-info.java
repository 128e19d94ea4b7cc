/** Accounts: signing in and registering, the own account, and their administration. */
@NullMarked
package dev.muster.server.account;

import org.jspecify.annotations.NullMarked;
