/** Facts about the program as a whole, and the rules of the house. */
@NullMarked
package dev.muster.cli;

import org.jspecify.annotations.NullMarked;
