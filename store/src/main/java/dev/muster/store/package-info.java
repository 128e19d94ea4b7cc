/** What Muster keeps: one database, SQLite by default and PostgreSQL for teams, and the folder around it. */
@NullMarked
package dev.muster.store;

import org.jspecify.annotations.NullMarked;
