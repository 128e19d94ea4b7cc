/** Bulk imports: the runs and what became of each photo. */
@NullMarked
package dev.muster.store.bulk;

import org.jspecify.annotations.NullMarked;
