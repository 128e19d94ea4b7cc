/** Tests of people and their templates, on both kinds of database. */
@NullMarked
package dev.muster.store.person;

import org.jspecify.annotations.NullMarked;
