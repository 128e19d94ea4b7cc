/** The start page of somebody who is signed in. */
@NullMarked
package dev.muster.server.home;

import org.jspecify.annotations.NullMarked;
