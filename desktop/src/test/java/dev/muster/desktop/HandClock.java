package dev.muster.desktop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands still until it is moved. */
public final class HandClock extends Clock {
    private volatile Instant now = Facts.NOW;

    /** Moves it on; back with a negative time. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return Facts.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock stays in " + Facts.ZONE);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
