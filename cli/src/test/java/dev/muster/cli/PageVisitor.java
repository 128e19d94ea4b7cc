package dev.muster.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs in to a portal and sends a photo, as a browser without scripts would. */
final class PageVisitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final String BOUNDARY = "a-boundary";

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String origin;

    PageVisitor(String url) {
        this.origin = url;
    }

    void signIn(String name, String password) throws IOException, InterruptedException {
        String form = "username=%s&password=%s&_csrf=%s".formatted(name, encoded(password), encoded(token("/forgot")));
        HttpResponse<String> answer = client.send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        String next = answer.headers().firstValue("Location").orElse("");
        if (!next.endsWith("/home")) {
            throw new IllegalStateException("not signed in: %d %s".formatted(answer.statusCode(), next));
        }
    }

    /** Sends one photo of a person; whether the portal confirmed that it is enrolled. */
    boolean enrols(String person, byte[] photo) {
        try {
            HttpResponse<String> answer = client.send(
                    request("/enrol/" + person + "/photos")
                            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                            .POST(BodyPublishers.ofByteArray(upload(token("/enrol/" + person), photo)))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("badge dot ok");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] upload(String token, byte[] photo) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(part("name=\"_csrf\"", token));
        body.write(part("name=\"photos\"; filename=\"ada.png\"", ""));
        body.write(photo);
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static byte[] part(String disposition, String content) {
        String end = content.isEmpty() ? "" : "\r\n";
        return "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s%s"
                .formatted(BOUNDARY, disposition, content, end)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String token(String page) throws IOException, InterruptedException {
        Matcher found = TOKEN.matcher(client.send(request(page).GET().build(), BodyHandlers.ofString())
                .body());
        if (!found.find()) {
            throw new IllegalStateException("no token on " + page);
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
