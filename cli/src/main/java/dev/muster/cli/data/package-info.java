/** Commands on the data as a whole: backup, restore, the key. */
@NullMarked
package dev.muster.cli.data;

import org.jspecify.annotations.NullMarked;
