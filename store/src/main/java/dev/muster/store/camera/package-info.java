/** The server's cameras: where they are, and what their sightings are for. */
@NullMarked
package dev.muster.store.camera;

import org.jspecify.annotations.NullMarked;
