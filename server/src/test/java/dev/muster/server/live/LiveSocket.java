package dev.muster.server.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page's side of {@code /live}: sends pictures, one under way at a time, and keeps what it hears. */
final class LiveSocket implements WebSocket.Listener, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BlockingQueue<JsonNode> news = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;

    /** Empty when the handshake is refused. */
    static Optional<LiveSocket> open(String origin, Map<String, String> cookies, String pageOrigin) {
        LiveSocket live = new LiveSocket();
        try {
            live.socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Origin", pageOrigin)
                    .header(
                            "Cookie",
                            cookies.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; ")))
                    .buildAsync(URI.create(origin.replace("http:", "ws:") + "/live"), live)
                    .join();
            return Optional.of(live);
        } catch (CompletionException _) {
            return Optional.empty();
        }
    }

    /** Sends a picture and waits for what is seen in it. */
    JsonNode look(byte[] jpeg) throws InterruptedException {
        if (socket == null) {
            throw new IllegalStateException("not open");
        }
        socket.sendBinary(ByteBuffer.wrap(jpeg), true).join();
        while (true) {
            JsonNode next = news.poll(60, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no answer");
            }
            if (next.path("type").asString().equals("scene")) {
                return next;
            }
        }
    }

    /** The code with which the server closes. */
    int closedWith() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            news.add(JSON.readTree(text.toString()));
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
