package dev.muster.server.security;

import dev.muster.store.Policy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** The sessions of the database, with the idle limit that the settings name. */
final class ThriftySessions<S extends Session> implements FindByIndexNameSessionRepository<ThriftySession<S>> {
    private final FindByIndexNameSessionRepository<S> inner;
    private final Policy policy;

    ThriftySessions(FindByIndexNameSessionRepository<S> inner, Policy policy) {
        this.inner = inner;
        this.policy = policy;
    }

    @Override
    public ThriftySession<S> createSession() {
        S session = inner.createSession();
        session.setMaxInactiveInterval(policy.sessionIdle());
        return new ThriftySession<>(session, false);
    }

    @Override
    public void save(ThriftySession<S> session) {
        try {
            inner.save(session.inner());
        } catch (DataAccessException e) {
            // Ended by somebody else while this request ran: there is nothing to save any more.
            if (!session.stored() || findById(session.getId()) != null) {
                throw e;
            }
        }
    }

    @Override
    public @Nullable ThriftySession<S> findById(String id) {
        S session = ReadsOutside.transactions(() -> inner.findById(id));
        return session == null ? null : new ThriftySession<>(session, true);
    }

    @Override
    public void deleteById(String id) {
        inner.deleteById(id);
    }

    @Override
    public Map<String, ThriftySession<S>> findByIndexNameAndIndexValue(String index, String value) {
        Map<String, ThriftySession<S>> found = new LinkedHashMap<>();
        ReadsOutside.transactions(() -> inner.findByIndexNameAndIndexValue(index, value))
                .forEach((id, session) -> found.put(id, new ThriftySession<>(session, true)));
        return found;
    }
}
