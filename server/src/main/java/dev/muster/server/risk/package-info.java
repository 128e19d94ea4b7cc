/** What is unusual about a sign-in. */
@NullMarked
package dev.muster.server.risk;

import org.jspecify.annotations.NullMarked;
