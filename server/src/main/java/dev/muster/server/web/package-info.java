/** What every page has in common: who looks at it, in which language, and what is shown when something goes wrong. */
@NullMarked
package dev.muster.server.web;

import org.jspecify.annotations.NullMarked;
