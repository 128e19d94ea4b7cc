/** Commands on the audit log. */
@NullMarked
package dev.muster.cli.audit;

import org.jspecify.annotations.NullMarked;
