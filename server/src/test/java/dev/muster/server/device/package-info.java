/** Tests of the server's feature of the same name. */
@NullMarked
package dev.muster.server.device;

import org.jspecify.annotations.NullMarked;
