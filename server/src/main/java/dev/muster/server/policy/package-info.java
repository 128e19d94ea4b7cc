/** Pages about what signing in asks for: the policy itself, what accounts lack, and what a visitor has to set up. */
@NullMarked
package dev.muster.server.policy;

import org.jspecify.annotations.NullMarked;
