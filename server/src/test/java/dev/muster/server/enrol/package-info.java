@NullMarked
package dev.muster.server.enrol;

import org.jspecify.annotations.NullMarked;
