/** What was done, by whom, with what outcome: append-only and chained by hashes. */
@NullMarked
package dev.muster.store.audit;

import org.jspecify.annotations.NullMarked;
