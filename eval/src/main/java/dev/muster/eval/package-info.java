/** How accurate the face engine is, in the measures of ISO/IEC 19795-1: FMR, FNMR, failures to acquire. */
@NullMarked
package dev.muster.eval;

import org.jspecify.annotations.NullMarked;
