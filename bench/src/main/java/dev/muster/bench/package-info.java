/**
 * One benchmark class for each question, each beside a named alternative. Benchmarks of kernels lie in the
 * kernel's own package, which alone may reach it.
 */
@NullMarked
package dev.muster.bench;

import org.jspecify.annotations.NullMarked;
