/** Commands about the people of a data folder. */
@NullMarked
package dev.muster.cli.people;

import org.jspecify.annotations.NullMarked;
