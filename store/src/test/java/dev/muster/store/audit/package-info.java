/** Tests of the audit log, on both databases. */
@NullMarked
package dev.muster.store.audit;

import org.jspecify.annotations.NullMarked;
