/** What the start page shows at a glance, counted from the tables of every feature. */
@NullMarked
package dev.muster.store.overview;

import org.jspecify.annotations.NullMarked;
