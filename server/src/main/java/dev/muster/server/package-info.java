/** The portal: one Spring Boot application that a command starts and stops. */
@NullMarked
package dev.muster.server;

import org.jspecify.annotations.NullMarked;
