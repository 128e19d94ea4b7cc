/** The value that all comparison rests on: an embedding and the network it came from. */
@NullMarked
package dev.muster.embedding;

import org.jspecify.annotations.NullMarked;
