/** Tests of what the tests stand on. */
@NullMarked
package dev.muster.testkit;

import org.jspecify.annotations.NullMarked;
