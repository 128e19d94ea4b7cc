/** The command that serves the portal. */
@NullMarked
package dev.muster.cli.serve;

import org.jspecify.annotations.NullMarked;
