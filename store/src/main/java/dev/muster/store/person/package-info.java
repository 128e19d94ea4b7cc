/** People: who they are, what they agreed to, and the templates that know them by face. */
@NullMarked
package dev.muster.store.person;

import org.jspecify.annotations.NullMarked;
