/** Commands that look at images: detect, verify, identify, enrol. */
@NullMarked
package dev.muster.cli.image;

import org.jspecify.annotations.NullMarked;
