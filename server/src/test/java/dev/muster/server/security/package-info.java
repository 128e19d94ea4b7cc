/** Facts about who may do what, and about the ways in. */
@NullMarked
package dev.muster.server.security;

import org.jspecify.annotations.NullMarked;
