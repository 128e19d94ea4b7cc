/** The register's pages, its corrections and its mirrors. */
@NullMarked
package dev.muster.server.register;

import org.jspecify.annotations.NullMarked;
