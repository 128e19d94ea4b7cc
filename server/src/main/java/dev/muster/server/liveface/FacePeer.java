package dev.muster.server.liveface;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/** The page at the other end of a socket. What cannot be said because it has gone is left unsaid. */
final class FacePeer {
    private final WebSocketSession socket;
    private final JsonMapper json;
    private @Nullable FaceMessage last;

    FacePeer(WebSocketSession socket, JsonMapper json) {
        this.socket = socket;
        this.json = json;
    }

    synchronized void tell(FaceMessage message) {
        last = message;
        try {
            if (socket.isOpen()) {
                socket.sendMessage(new TextMessage(json.writeValueAsString(message)));
            }
        } catch (IOException | IllegalStateException _) {
            // The close follows.
        }
    }

    /** Only where it is not what was said last. */
    synchronized void tellAnew(FaceMessage message) {
        if (!message.equals(last)) {
            tell(message);
        }
    }

    /** The last word. */
    synchronized void end(FaceMessage message) {
        tell(message);
        try {
            socket.close(CloseStatus.NORMAL);
        } catch (IOException _) {
            // It is closed, then.
        }
    }
}
