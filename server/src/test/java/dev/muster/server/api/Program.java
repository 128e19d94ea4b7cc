package dev.muster.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses codes over HTTP with a key. */
final class Program {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String origin;
    private final Optional<String> key;

    Program(String origin, String key) {
        this.origin = origin.replace("//localhost:", "//127.0.0.1:");
        this.key = Optional.of(key).filter(text -> !text.isEmpty());
    }

    /** What it is told. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text(String member) {
            return String.valueOf(json().get(member));
        }

        Map<?, ?> json() {
            return JSON.readValue(response.body(), Map.class);
        }
    }

    Answer issue(String account, String channel) {
        return post("/api/otp/codes", JSON.writeValueAsString(Map.of("account", account, "channel", channel)));
    }

    Answer check(String challenge, String code) {
        return post("/api/otp/codes/" + challenge + "/check", JSON.writeValueAsString(Map.of("code", code)));
    }

    Answer checkApp(String account, String code) {
        return post("/api/otp/totp/check", JSON.writeValueAsString(Map.of("account", account, "code", code)));
    }

    Answer post(String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        key.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
