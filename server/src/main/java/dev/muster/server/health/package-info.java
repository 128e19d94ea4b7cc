/** Health and metrics, for the machine that the portal runs on. */
@NullMarked
package dev.muster.server.health;

import org.jspecify.annotations.NullMarked;
