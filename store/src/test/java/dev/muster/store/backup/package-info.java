/** Tests of backup and restore. */
@NullMarked
package dev.muster.store.backup;

import org.jspecify.annotations.NullMarked;
