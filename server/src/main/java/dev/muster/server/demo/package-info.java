/** The demo: people, accounts and a camera from sample photos, apart from real data. */
@NullMarked
package dev.muster.server.demo;

import org.jspecify.annotations.NullMarked;
