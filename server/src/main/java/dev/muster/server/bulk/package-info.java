/** Many people at once: folders, archives and lists of photos, enrolled in one run that can be taken up again. */
@NullMarked
package dev.muster.server.bulk;

import org.jspecify.annotations.NullMarked;
