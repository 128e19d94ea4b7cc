/** Tests of the people pages, as a browser sees them. */
@NullMarked
package dev.muster.server.people;

import org.jspecify.annotations.NullMarked;
