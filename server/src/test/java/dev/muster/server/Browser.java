package dev.muster.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as the pages need without scripts: cookies, forms with their CSRF token; follows no redirect. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String origin;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private String token = "";

    public Browser(String origin) {
        this(URI.create(origin.replace("//localhost:", "//127.0.0.1:")));
    }

    private Browser(URI origin) {
        this.origin = origin.toString();
    }

    /** One that is at the server's name, as passkeys need it. */
    public static Browser byName(String origin) {
        return new Browser(URI.create(origin));
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public HttpResponse<String> get(String path) {
        HttpResponse<String> answer = send(request(path).GET().build(), BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        token = found.find() ? found.group(1) : token;
        return answer;
    }

    /** A stream that is read while it goes on. */
    public HttpResponse<InputStream> stream(String path) {
        return send(request(path).GET().build(), BodyHandlers.ofInputStream());
    }

    /** Sends a form with the token of the last page that had one. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        if (token.isEmpty()) {
            get("/forgot");
        }
        Map<String, String> all = new TreeMap<>(fields);
        all.putIfAbsent("_csrf", token);
        return postAsIs(path, all);
    }

    /** Sends a form without adding a token. */
    public HttpResponse<String> postAsIs(String path, Map<String, String> fields) {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build(),
                BodyHandlers.ofString());
    }

    /**
     * Sends one file as a form does, with the token as a header.
     *
     * @param name as the form's part says it, such as {@code filename="a.jpg"}
     */
    public HttpResponse<String> upload(String path, String field, String name, byte[] file) {
        if (token.isEmpty()) {
            get("/forgot");
        }
        String head = """
                --part
                Content-Disposition: form-data; name="%s"; %s
                Content-Type: application/octet-stream

                """.formatted(field, name).replace("\n", "\r\n");
        HttpRequest request = request(path)
                .header("X-CSRF-TOKEN", token)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(
                        head.getBytes(StandardCharsets.US_ASCII),
                        file,
                        "\r\n--part--\r\n".getBytes(StandardCharsets.US_ASCII))))
                .build();
        return send(request, BodyHandlers.ofString());
    }

    /** Another method than GET or POST, with the token as a header. */
    public HttpResponse<String> call(String method, String path) {
        if (token.isEmpty()) {
            get("/forgot");
        }
        HttpRequest request = request(path)
                .header("X-CSRF-TOKEN", token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return send(request, BodyHandlers.ofString());
    }

    public HttpResponse<String> signIn(String name, String password) {
        get("/forgot");
        HttpResponse<String> answer = post("/login", Map.of("username", name, "password", password));
        get("/forgot");
        return answer;
    }

    public HttpResponse<String> signOut() {
        return post("/logout", Map.of());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(origin + path)).header("Accept", "text/html,*/*;q=0.8");
        String jar = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return jar.isEmpty() ? builder : builder.header("Cookie", jar);
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            HttpResponse<T> answer = CLIENT.send(request, body);
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty() || cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
