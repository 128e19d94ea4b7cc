/** Facts about accounts and their pages. */
@NullMarked
package dev.muster.server.account;

import org.jspecify.annotations.NullMarked;
