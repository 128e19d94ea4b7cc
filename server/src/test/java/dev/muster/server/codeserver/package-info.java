/** The stand-alone server for codes, over HTTP. */
@NullMarked
package dev.muster.server.codeserver;

import org.jspecify.annotations.NullMarked;
