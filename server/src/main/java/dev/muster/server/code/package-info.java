/** One-time codes: entering them at sign-in, and the own ways to get them. */
@NullMarked
package dev.muster.server.code;

import org.jspecify.annotations.NullMarked;
