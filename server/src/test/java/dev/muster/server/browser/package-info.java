/** The portal in a real browser: Debian's Chromium, driven by Playwright, with a camera that plays sample photos. */
@NullMarked
package dev.muster.server.browser;

import org.jspecify.annotations.NullMarked;
