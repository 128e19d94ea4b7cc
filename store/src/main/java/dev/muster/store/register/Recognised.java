package dev.muster.store.register;

import java.time.ZonedDateTime;

/**
 * Somebody was recognised: by a camera, in a browser, or at sign-in.
 *
 * @param time with the zone whose calendar day it counts for
 * @param similarity of the evidence
 * @param source which camera or device
 */
public record Recognised(String personId, String name, ZonedDateTime time, double similarity, String source) {}
