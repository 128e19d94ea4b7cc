/** What stands in for accounts that there are not, so that nobody learns which there are. */
@NullMarked
package dev.muster.server.decoy;

import org.jspecify.annotations.NullMarked;
