/** Templates and whose they are: 1:1 verification and 1:N identification at a stated error rate. */
@NullMarked
package dev.muster.gallery;

import org.jspecify.annotations.NullMarked;
