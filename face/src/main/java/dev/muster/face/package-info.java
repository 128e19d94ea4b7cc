/** From picture to faces: detection, landmarks, quality, attack decision, embedding. */
@NullMarked
package dev.muster.face;

import org.jspecify.annotations.NullMarked;
