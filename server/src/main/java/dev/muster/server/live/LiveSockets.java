package dev.muster.server.live;

import dev.muster.attendance.register.Direction;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.FrameDecoder;
import dev.muster.server.security.LiveConnections;
import dev.muster.server.security.Viewer;
import dev.muster.store.Policy;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/** The sockets of {@code /live}: each a visitor's camera. So many at once; whoever comes then is told so. */
final class LiveSockets extends BinaryWebSocketHandler {
    /** One picture, as a JPEG file. */
    static final int MOST_BYTES = 600_000;

    private static final int MOST = 48;
    private static final int MOST_OF_AN_ACCOUNT = 6;
    /** Full HD, either way up. */
    private static final long MOST_PIXELS = 1920 * 1200;

    private final Lookout lookout;
    private final LiveConnections connections;
    private final Policy policy;
    private final JsonMapper json;
    private final FrameDecoder decoder;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    private record Open(LiveVisit visit, Viewer viewer, LiveConnections.Connection connection) {}

    LiveSockets(Lookout lookout, LiveConnections connections, Policy policy, JsonMapper json, Clock clock) {
        this.lookout = lookout;
        this.connections = connections;
        this.policy = policy;
        this.json = json;
        this.decoder = new FrameDecoder(new DecodeLimits(MOST_BYTES, MOST_PIXELS), clock);
    }

    /** How many are open. */
    int count() {
        return open.size();
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        LiveConnections.Origin origin =
                (LiveConnections.Origin) socket.getAttributes().get(LiveHandshake.ORIGIN);
        if (origin == null) {
            close(socket);
            return;
        }
        Viewer viewer = origin.viewer();
        LiveVisit visit = new LiveVisit(socket, viewer, decoder, json);
        if (isFull(viewer)) {
            visit.end("full", CloseStatus.SERVICE_OVERLOAD);
            return;
        }
        LiveConnections.Connection connection =
                connections.open(origin, () -> visit.end("signed-out", CloseStatus.POLICY_VIOLATION));
        open.put(socket.getId(), new Open(visit, viewer, connection));
        visit.begin(lookout, recordsAs(viewer));
    }

    private synchronized boolean isFull(Viewer viewer) {
        long own = open.values().stream()
                .filter(other -> other.viewer.accountId().equals(viewer.accountId()))
                .count();
        return open.size() >= MOST || own >= MOST_OF_AN_ACCOUNT;
    }

    private Optional<Direction> recordsAs(Viewer viewer) {
        return Lookout.records(policy, viewer) ? Optional.of(Direction.ANY) : Optional.empty();
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
        Open known = open.get(socket.getId());
        if (known != null) {
            known.visit.frame(message.getPayload());
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        // A sign of life.
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable exception) {
        // The close follows.
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        Open known = open.remove(socket.getId());
        if (known != null) {
            known.connection.close();
            known.visit.closed();
        }
    }

    /** The server stops. */
    void closeAll() {
        open.values().forEach(each -> each.visit.end("stopping", CloseStatus.GOING_AWAY));
    }

    private static void close(WebSocketSession socket) {
        try {
            socket.close(CloseStatus.POLICY_VIOLATION);
        } catch (IOException _) {
            // It is closed, then.
        }
    }
}
