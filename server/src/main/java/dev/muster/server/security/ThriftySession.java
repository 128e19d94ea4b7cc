package dev.muster.server.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/** A session that notes its last request once a minute only, so that most requests write nothing. */
final class ThriftySession<S extends Session> implements Session {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final S inner;

    private final boolean stored;

    ThriftySession(S inner, boolean stored) {
        this.inner = inner;
        this.stored = stored;
    }

    /** Whether it was in the database when this request began. */
    boolean stored() {
        return stored;
    }

    S inner() {
        return inner;
    }

    @Override
    public void setLastAccessedTime(Instant now) {
        if (Duration.between(inner.getLastAccessedTime(), now).compareTo(NOTED_EVERY) >= 0) {
            inner.setLastAccessedTime(now);
        }
    }

    @Override
    public String getId() {
        return inner.getId();
    }

    @Override
    public String changeSessionId() {
        return inner.changeSessionId();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Spring Session has it
    public <T> @Nullable T getAttribute(String name) {
        return inner.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return inner.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            inner.removeAttribute(name);
        } else {
            inner.setAttribute(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        inner.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return inner.getCreationTime();
    }

    @Override
    public Instant getLastAccessedTime() {
        return inner.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        inner.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return inner.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return inner.isExpired();
    }
}
