/** Enrolment: the rules by which a face becomes a person's template, and the pages that guide people to it. */
@NullMarked
package dev.muster.server.enrol;

import org.jspecify.annotations.NullMarked;
