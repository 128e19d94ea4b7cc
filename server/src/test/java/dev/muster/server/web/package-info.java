@NullMarked
package dev.muster.server.web;

import org.jspecify.annotations.NullMarked;
