/** The pages of the stand-alone server for codes, which the portal has in its own way. */
@NullMarked
package dev.muster.server.codeserver;

import org.jspecify.annotations.NullMarked;
