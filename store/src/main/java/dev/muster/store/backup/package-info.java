/** Backups: one file for SQLite and PostgreSQL alike, made beside a running server, and the way back. */
@NullMarked
package dev.muster.store.backup;

import org.jspecify.annotations.NullMarked;
