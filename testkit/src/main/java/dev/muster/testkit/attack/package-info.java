/** Simulated presentation attacks, made from photos; whatever is measured on them is called simulated. */
@NullMarked
package dev.muster.testkit.attack;

import org.jspecify.annotations.NullMarked;
