/** The people page: who there is, who may see whom, consent, a person's data and its erasure. */
@NullMarked
package dev.muster.server.people;

import org.jspecify.annotations.NullMarked;
