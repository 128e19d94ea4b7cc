/** Tests of the server's feature of the same name. */
@NullMarked
package dev.muster.server.risk;

import org.jspecify.annotations.NullMarked;
