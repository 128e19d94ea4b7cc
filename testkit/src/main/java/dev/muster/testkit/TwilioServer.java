package dev.muster.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Twilio on this machine: takes messages as its REST API does, keeps them to be looked at, and can refuse, fail, dawdle,
 * hang up, and report with a signature what became of a message.
 */
public final class TwilioServer implements AutoCloseable {
    /** An account that it knows. */
    public static final String ACCOUNT = "AC00000000000000000000000000000001";

    /** The account's token. */
    public static final String TOKEN = "the-token-of-the-test-account-01";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Sms> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Answer answer = new Answer.Created();
    private volatile Duration delay = Duration.ZERO;

    /**
     * A message that it was asked to send, whatever it answered.
     *
     * @param callback where reports on it go
     */
    public record Sms(String sid, Map<String, String> fields, Optional<URI> callback, String authorization) {
        public String to() {
            return fields.getOrDefault("To", "");
        }

        public String body() {
            return fields.getOrDefault("Body", "");
        }
    }

    /** What it says to the next messages. */
    public sealed interface Answer {
        /** Taken. */
        record Created() implements Answer {}

        /** An error as Twilio writes them. */
        record Problem(int status, int code, Optional<Integer> retryAfter) implements Answer {}

        /** No answer; the connection ends. */
        record HangUp() implements Answer {}

        /** The beginning of an answer; then the connection ends. */
        record BreakOff() implements Answer {}

        /** Taken, in words that nobody understands. */
        record Gibberish() implements Answer {}
    }

    private TwilioServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/2010-04-01/Accounts/", this::take);
        server.start();
    }

    /** Starts on a free port of loopback. */
    public static TwilioServer start() throws IOException {
        return new TwilioServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** The address to give in place of Twilio's own. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void answers(Answer next) {
        answer = next;
    }

    /** Waits so long before each answer. */
    public void dawdles(Duration time) {
        delay = time;
    }

    /** How many requests came in, whole or not. */
    public int requests() {
        return requests.get();
    }

    /** The messages that it was asked to send, in their order. */
    public List<Sms> messages() {
        return List.copyOf(taken);
    }

    /** Tells a message's callback what became of it, signed; what the callback answered. */
    public int report(Sms message, String status, String errorCode) throws IOException, InterruptedException {
        return report(message.callback().orElseThrow(), message, status, errorCode, TOKEN);
    }

    /** The same, to another place and signed with another token. */
    public int report(URI url, Sms message, String status, String errorCode, String token)
            throws IOException, InterruptedException {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "MessageSid", message.sid(), "MessageStatus", status, "To", message.to(), "AccountSid", ACCOUNT));
        if (!errorCode.isEmpty()) {
            fields.put("ErrorCode", errorCode);
        }
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature(url, fields, token))
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    /** Twilio's signature: HMAC-SHA-1 of the address and the sorted fields (https://www.twilio.com/docs/usage/security). */
    public static String signature(URI url, Map<String, String> fields, String token) {
        StringBuilder signed = new StringBuilder(url.toString());
        new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-1", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        int number = requests.incrementAndGet();
        try (exchange) {
            Sms message = read(exchange, "SM%032d".formatted(number));
            taken.add(message);
            Answer now = answer;
            Thread.sleep(delay);
            switch (now) {
                case Answer.Created _ -> say(exchange, 201, created(message));
                case Answer.Gibberish _ -> say(exchange, 201, "<html>");
                case Answer.HangUp _ -> {}
                case Answer.BreakOff _ -> {
                    exchange.sendResponseHeaders(201, 1000);
                    exchange.getResponseBody().write("{\"sid\":".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                }
                case Answer.Problem(int status, int code, var retryAfter) -> {
                    retryAfter.ifPresent(
                            seconds -> exchange.getResponseHeaders().set("Retry-After", String.valueOf(seconds)));
                    say(exchange, status, problem(status, code, message));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Sms read(HttpExchange exchange, String sid) throws IOException {
        Map<String, String> fields = new TreeMap<>();
        try (InputStream body = exchange.getRequestBody()) {
            for (String field : new String(body.readAllBytes(), StandardCharsets.UTF_8).split("&", -1)) {
                String[] pair = field.split("=", 2);
                fields.put(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : "");
            }
        }
        return new Sms(
                sid,
                Map.copyOf(fields),
                Optional.ofNullable(fields.get("StatusCallback")).map(URI::create),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    }

    private static String created(Sms message) {
        return "{\"sid\":\"%s\",\"account_sid\":\"%s\",\"status\":\"queued\",\"num_segments\":\"1\",\"error_code\":null}"
                .formatted(message.sid(), ACCOUNT);
    }

    /** Like the real ones, it names the number. */
    private static String problem(int status, int code, Sms message) {
        return "{\"code\":%d,\"message\":\"The 'To' number %s is wrong\",\"more_info\":\"\",\"status\":%d}"
                .formatted(code, message.to(), status);
    }

    private static void say(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String form(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach(
                (name, value) -> pairs.add(name + "=" + java.net.URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return pairs.stream().collect(Collectors.joining("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
