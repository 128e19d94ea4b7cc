package dev.muster.server.liveface;

import dev.muster.server.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page's side of {@code /face/live}: shows what an actor does, and keeps what it hears. */
final class FaceClient implements WebSocket.Listener, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile String prompt = "";
    private @Nullable WebSocket socket;

    /** A new challenge for the session of a browser. */
    static String challenge(Browser browser) {
        browser.get("/face");
        JsonNode answer =
                JSON.readTree(browser.post("/face/challenge", Map.of()).body());
        return answer.path("id").asString();
    }

    /** Empty when the handshake is refused. */
    static Optional<FaceClient> open(String origin, Browser browser, String challenge) {
        return open(origin, browser, challenge, origin);
    }

    static Optional<FaceClient> open(String origin, Browser browser, String challenge, String pageOrigin) {
        FaceClient client = new FaceClient();
        try {
            client.socket = CLIENT.newWebSocketBuilder()
                    .header("Origin", pageOrigin)
                    .header(
                            "Cookie",
                            browser.cookies().entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; ")))
                    .buildAsync(
                            URI.create(origin.replace("http:", "ws:") + "/face/live?challenge=" + challenge), client)
                    .join();
            return Optional.of(client);
        } catch (CompletionException _) {
            return Optional.empty();
        }
    }

    /** Waits for its turn, shows what the actor does until all is over, and says how it ended. */
    String show(Actor actor) throws InterruptedException {
        say("{\"camera\":\"Integrated Camera\",\"rate\":30}");
        if (begun.await(5, TimeUnit.MINUTES)) {
            boolean more = true;
            while (more && ended.getCount() > 0) {
                Optional<byte[]> frame = actor.next(prompt);
                frame.ifPresent(jpeg -> send(System.currentTimeMillis(), jpeg));
                more = frame.isPresent() && !ended.await(actor.pause(), TimeUnit.MILLISECONDS);
            }
        }
        return ending();
    }

    void send(long millis, byte[] content) {
        ByteBuffer message = ByteBuffer.allocate(Long.BYTES + content.length);
        message.putLong(millis).put(content).flip();
        try {
            open().sendBinary(message, true).join();
        } catch (CompletionException _) {
            // It is closed, then.
        }
    }

    void say(String words) {
        try {
            open().sendText(words, true).join();
        } catch (CompletionException _) {
            // It is closed, then.
        }
    }

    private WebSocket open() {
        if (socket == null) {
            throw new IllegalStateException("not open");
        }
        return socket;
    }

    /** {@code passed}, {@code failed}, or the word of what was refused; waits for it. */
    String ending() throws InterruptedException {
        if (!ended.await(90, TimeUnit.SECONDS)) {
            throw new AssertionError("no end after " + heard);
        }
        return heard.stream()
                .filter(FaceClient::isEnd)
                .map(last -> last.path("reason").asString(last.path("type").asString()))
                .findFirst()
                .orElse("closed");
    }

    void awaitTurn() throws InterruptedException {
        if (!begun.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("no turn after " + heard);
        }
    }

    List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    List<JsonNode> heard(String type) {
        return heard.stream()
                .filter(one -> one.path("type").asString().equals(type))
                .toList();
    }

    private static boolean isEnd(JsonNode news) {
        return List.of("passed", "failed", "sorry").contains(news.path("type").asString());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            hear(JSON.readTree(text.toString()));
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    private void hear(JsonNode news) {
        heard.add(news);
        prompt = news.path("prompt").asString("");
        if (news.path("type").asString().equals("begin")) {
            begun.countDown();
        }
        if (isEnd(news)) {
            over();
        }
    }

    private void over() {
        ended.countDown();
        begun.countDown();
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        over();
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        over();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
