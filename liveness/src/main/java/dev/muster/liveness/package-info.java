/** The live face as a factor: prompts, and a judge of the frames that answer them. */
@NullMarked
package dev.muster.liveness;

import org.jspecify.annotations.NullMarked;
