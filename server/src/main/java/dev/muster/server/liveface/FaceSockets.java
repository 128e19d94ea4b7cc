package dev.muster.server.liveface;

import dev.muster.frame.DecodeLimits;
import dev.muster.store.liveface.FaceChallenge;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/** The sockets of {@code /face/live}: each an attempt. So many at once; whoever comes then is told so. */
final class FaceSockets extends BinaryWebSocketHandler {
    /** A page sends 640 × 480; twice that is more than the judge needs. */
    static final DecodeLimits FRAMES = new DecodeLimits(400_000, 1280 * 960);

    private static final int MOST = 200;
    private static final int MOST_OF_AN_ACCOUNT = 3;

    private final FaceTurns turns;
    private final FaceVisit.Parts parts;
    private final MessageSource texts;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, FaceVisit> open = new ConcurrentHashMap<>();

    FaceSockets(FaceTurns turns, FaceVisit.Parts parts, MessageSource texts, JsonMapper json, Clock clock) {
        this.turns = turns;
        this.parts = parts;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) throws IOException {
        Object who = socket.getAttributes().get(FaceHandshake.CALLER);
        if (!(who instanceof FaceCaller caller)) {
            socket.close(CloseStatus.POLICY_VIOLATION);
            return;
        }
        FaceWords words = new FaceWords(texts, caller.locale());
        FacePeer peer = new FacePeer(socket, json);
        if (isFull(caller)) {
            peer.end(FaceMessage.Sorry.because("full", words.text("full")));
            return;
        }
        String id = String.valueOf(socket.getAttributes().get(FaceHandshake.CHALLENGE));
        Optional<FaceChallenge> challenge = parts.desk().open(id, caller);
        if (challenge.isEmpty()) {
            parts.record().refused(caller, "a challenge was opened that is used, over, or somebody else's");
            peer.end(FaceMessage.Sorry.because("over", words.text("over")));
            return;
        }
        FaceVisit visit = new FaceVisit(peer, caller, challenge.get(), words, parts);
        open.put(socket.getId(), visit);
        turns.enter(visit);
    }

    private boolean isFull(FaceCaller caller) {
        long own = open.values().stream()
                .filter(other -> other.caller().accountId().equals(caller.accountId()))
                .count();
        return open.size() >= MOST || own >= MOST_OF_AN_ACCOUNT;
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
        FaceVisit visit = open.get(socket.getId());
        if (visit != null) {
            IncomingFrame.of(message.getPayload(), clock.instant())
                    .ifPresentOrElse(visit.inbox()::put, visit.inbox()::unreadable);
        }
    }

    /** What the page says of its camera, or a sign of life; a word that all is done means nothing. */
    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        FaceVisit visit = open.get(socket.getId());
        if (visit != null && message.getPayload().contains("\"camera\"")) {
            visit.hello(CameraHello.of(message.getPayload(), json));
        }
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable exception) {
        // The close follows.
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        FaceVisit visit = open.remove(socket.getId());
        if (visit != null) {
            visit.inbox().close();
            turns.leave(visit);
        }
    }

    /** The server stops. */
    void closeAll() {
        open.values().forEach(visit -> visit.inbox().close());
    }
}
