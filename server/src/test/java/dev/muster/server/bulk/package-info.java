@NullMarked
package dev.muster.server.bulk;

import org.jspecify.annotations.NullMarked;
