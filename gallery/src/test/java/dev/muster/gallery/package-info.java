@NullMarked
package dev.muster.gallery;

import org.jspecify.annotations.NullMarked;
