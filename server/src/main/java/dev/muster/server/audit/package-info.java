/** The administrator's view of the audit log. */
@NullMarked
package dev.muster.server.audit;

import org.jspecify.annotations.NullMarked;
