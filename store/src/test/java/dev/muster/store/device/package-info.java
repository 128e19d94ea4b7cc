/** Tests of trusted devices and known networks. */
@NullMarked
package dev.muster.store.device;

import org.jspecify.annotations.NullMarked;
