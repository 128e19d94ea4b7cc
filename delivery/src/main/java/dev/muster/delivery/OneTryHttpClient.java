package dev.muster.delivery;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * Makes one request of the SDK's, exactly once: the SDK's own client repeats what failed. It remembers how far it came. A
 * connection is used for one request, so that none can have been closed in between.
 */
final class OneTryHttpClient extends HttpClient {
    private static final long LONGEST_WAIT = 86_400;

    private final TwilioSettings settings;
    private boolean reached;
    private @Nullable HttpResponse<String> answer;

    OneTryHttpClient(TwilioSettings settings) {
        this.settings = settings;
    }

    /** Whether any of the request may have left. */
    boolean reached() {
        return reached;
    }

    /** The answer's status, when there was a complete answer. */
    OptionalInt status() {
        return answer == null ? OptionalInt.empty() : OptionalInt.of(answer.statusCode());
    }

    /** How long the answer asks to wait. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(answer)
                .flatMap(got -> got.headers().firstValue("Retry-After"))
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .filter(seconds -> seconds <= LONGEST_WAIT)
                .map(Duration::ofSeconds);
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpRequest http = translated(request);
        try (java.net.http.HttpClient client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build()) {
            reached = true;
            Future<HttpResponse<String>> coming = client.sendAsync(http, BodyHandlers.ofString());
            try {
                HttpResponse<String> got = coming.get(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
                answer = got;
                return new Response(got.body(), got.statusCode(), new Header[0]);
            } finally {
                client.shutdownNow();
            }
        } catch (ExecutionException e) {
            reached = !isBeforeRequest(e.getCause());
            throw new ApiConnectionException("no answer");
        } catch (TimeoutException _) {
            throw new ApiConnectionException("no answer in time");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted");
        }
    }

    private HttpRequest translated(Request request) {
        URI asked = URI.create(request.getUrl());
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(settings.api() + asked.getRawPath()))
                .header("Authorization", request.getAuthString())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(request.encodeFormBody()));
        request.getHeaderParams().forEach((name, values) -> values.forEach(value -> http.setHeader(name, value)));
        return http.build();
    }

    /** No connection, or none that is safe: not a byte of the request has left. */
    private static boolean isBeforeRequest(@Nullable Throwable cause) {
        return cause instanceof IOException
                && (cause instanceof ConnectException
                        || cause instanceof HttpConnectTimeoutException
                        || cause instanceof SSLHandshakeException);
    }
}
