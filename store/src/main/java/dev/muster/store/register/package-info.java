/** The attendance register and who was recognised: rows are the truth, CSV files mirror them. */
@NullMarked
package dev.muster.store.register;

import org.jspecify.annotations.NullMarked;
