@NullMarked
package dev.muster.testkit.attack;

import org.jspecify.annotations.NullMarked;
