package dev.muster.server.security;

import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * WebSockets and streams that are open. Once a second it looks in the database whether their sessions and accounts may
 * still go on, and closes those that may not, whoever ended them. While one is open its session does not idle.
 */
public final class LiveConnections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConnections.class);
    private static final long TOUCHED_EVERY_MILLIS = 60_000;

    private final Database database;
    private final Accounts accounts;
    private final SessionRules rules;
    private final FactorRules factors;
    private final Clock clock;
    private final Map<Connection, Origin> open = new ConcurrentHashMap<>();
    private final Map<String, Long> touched = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-connections").factory());

    LiveConnections(Database database, Accounts accounts, SessionRules rules, FactorRules factors, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.rules = rules;
        this.factors = factors;
        this.clock = clock;
        var _ = watch.scheduleWithFixedDelay(this::checkQuietly, 1, 1, TimeUnit.SECONDS);
    }

    /** Whose connection it is, and of which session. */
    public static final class Origin {
        private final Viewer viewer;
        private final SignedIn signedIn;
        private final Authentication authentication;
        private final String sessionId;

        private Origin(Viewer viewer, SignedIn signedIn, Authentication authentication, String sessionId) {
            this.viewer = viewer;
            this.signedIn = signedIn;
            this.authentication = authentication;
            this.sessionId = sessionId;
        }

        public Viewer viewer() {
            return viewer;
        }
    }

    /** Something open; to be closed when it has ended by itself. */
    public interface Connection extends AutoCloseable {
        @Override
        void close();
    }

    /** Who makes a request that opens something: within the request, or in a WebSocket's handshake. */
    public static Origin originOf(HttpServletRequest request) {
        Authentication authentication =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication(), "nobody is signed in");
        return new Origin(
                Viewer.of(request).orElseThrow(),
                (SignedIn) Objects.requireNonNull(authentication.getPrincipal()),
                authentication,
                request.getSession(false).getId());
    }

    /**
     * Notes something that is open.
     *
     * @param end closes it; called at most once, from another thread
     */
    public Connection open(Origin origin, Runnable end) {
        Connection connection = new Watched(end);
        open.put(connection, origin);
        return connection;
    }

    /** How many are open. */
    public int count() {
        return open.size();
    }

    private void checkQuietly() {
        try {
            check();
        } catch (RuntimeException e) {
            LOG.warn("cannot look after the open streams: {}", e.getMessage());
        }
    }

    private void check() {
        open.forEach((connection, origin) -> {
            if (!mayGoOn(origin)) {
                open.remove(connection);
                ((Watched) connection).end();
            }
        });
        touched.keySet().retainAll(sessionsOpen());
    }

    private Set<String> sessionsOpen() {
        return Set.copyOf(open.values().stream().map(origin -> origin.sessionId).toList());
    }

    private boolean mayGoOn(Origin origin) {
        Optional<Account> account = accounts.byId(origin.signedIn.accountId());
        return account.isPresent()
                && rules.mayGoOn(origin.signedIn, account.get())
                && factors.standing(account.get(), origin.authentication) instanceof Standing.Complete
                && sessionGoesOn(origin.sessionId);
    }

    private boolean sessionGoesOn(String sessionId) {
        long now = clock.millis();
        boolean due = now - touched.getOrDefault(sessionId, 0L) >= TOUCHED_EVERY_MILLIS;
        if (!due) {
            return database.jdbc()
                            .sql("SELECT COUNT(*) FROM SPRING_SESSION WHERE SESSION_ID = ? AND EXPIRY_TIME > ?")
                            .params(sessionId, now)
                            .query(Long.class)
                            .single()
                    > 0;
        }
        touched.put(sessionId, now);
        return database.jdbc().sql("""
                        UPDATE SPRING_SESSION
                        SET LAST_ACCESS_TIME = ?, EXPIRY_TIME = ? + CAST(MAX_INACTIVE_INTERVAL AS BIGINT) * 1000
                        WHERE SESSION_ID = ? AND EXPIRY_TIME > ?""").params(now, now, sessionId, now).update() > 0;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    private final class Watched implements Connection {
        private final Runnable end;

        Watched(Runnable end) {
            this.end = end;
        }

        void end() {
            try {
                end.run();
            } catch (RuntimeException e) {
                LOG.debug("a stream was closed already", e);
            }
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }
}
