/** Fakes and fixtures for the tests of all modules. */
@NullMarked
package dev.muster.testkit;

import org.jspecify.annotations.NullMarked;
