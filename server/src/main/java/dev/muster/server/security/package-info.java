/** Who is signed in, what is open to whom, and the headers and cookies around it. */
@NullMarked
package dev.muster.server.security;

import org.jspecify.annotations.NullMarked;
