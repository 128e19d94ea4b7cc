package dev.muster.server.api;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.verify.Verdict;
import dev.muster.server.code.VerdictWords;
import dev.muster.store.factor.ApiKey;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Codes for other programs. A right code is 200, anything else a problem document (RFC 9457) whose member
 * {@code verdict} is one word for scripts.
 */
@RestController
@RequestMapping("/api/otp")
@PreAuthorize("hasAuthority('" + ApiKeyFilter.AUTHORITY + "')")
class CodeApi {
    private static final int LONGEST = 200;

    private final ApiDesk desk;
    private final VerdictWords words;

    CodeApi(ApiDesk desk, VerdictWords words) {
        this.desk = desk;
        this.words = words;
    }

    /** What a program asks for. */
    record Asked(@Nullable String account, @Nullable String channel) {}

    /** What somebody typed. */
    record Typed(@Nullable String account, @Nullable String code) {}

    @PostMapping("/codes")
    ResponseEntity<Object> issue(
            @AuthenticationPrincipal ApiKey key, @RequestBody Asked asked, HttpServletRequest request) {
        String account = line("account", asked.account);
        Channel channel = channel(line("channel", asked.channel));
        return answer(desk.issue(key, account, channel, request));
    }

    @PostMapping("/codes/{challenge}/check")
    ResponseEntity<Object> check(
            @AuthenticationPrincipal ApiKey key,
            @PathVariable String challenge,
            @RequestBody Typed typed,
            HttpServletRequest request) {
        return answer(desk.check(key, challenge, line("code", typed.code), request));
    }

    @PostMapping("/totp/check")
    ResponseEntity<Object> checkApp(
            @AuthenticationPrincipal ApiKey key, @RequestBody Typed typed, HttpServletRequest request) {
        return answer(desk.checkApp(key, line("account", typed.account), line("code", typed.code), request));
    }

    /** What a program gets for its request. */
    record Issued(String challenge, String expiresAt, String to) {}

    /** The request makes no sense. */
    static final class BadRequest extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadRequest(String message) {
            super(message, null, false, false);
        }
    }

    @ExceptionHandler(BadRequest.class)
    ResponseEntity<Object> refuse(BadRequest e) {
        return problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()), Map.of(), Optional.empty());
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Object> unreadable() {
        return problem(HttpStatus.BAD_REQUEST, "Send one JSON object.", Map.of(), Optional.empty());
    }

    private ResponseEntity<Object> answer(ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Issued(var challenge, var expiresAt, var to) ->
                ResponseEntity.status(HttpStatus.ACCEPTED).body(new Issued(challenge, expiresAt.toString(), to));
            case ApiAnswer.Checked(Verdict.Accepted _) -> ResponseEntity.ok(Map.of("verdict", "accepted"));
            case ApiAnswer.Checked(var verdict) -> refused(verdict);
            case ApiAnswer.Later(var wait) ->
                problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        words.text("codeserver.later", words.spoken(wait)),
                        Map.of(),
                        Optional.of(wait));
            case ApiAnswer.NoProvider _ ->
                problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "No provider of that channel is configured.",
                        Map.of(),
                        Optional.empty());
        };
    }

    private ResponseEntity<Object> refused(Verdict verdict) {
        String word = VerdictWords.word(verdict);
        return switch (verdict) {
            case Verdict.Waiting(var pause) ->
                problem(HttpStatus.TOO_MANY_REQUESTS, words.of(verdict), Map.of("verdict", word), Optional.of(pause));
            case Verdict.Unknown _ ->
                problem(HttpStatus.NOT_FOUND, words.of(verdict), Map.of("verdict", word), Optional.empty());
            case Verdict.Wrong(var left)
            when left.isPresent() ->
                problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        words.of(verdict),
                        Map.of("verdict", word, "triesLeft", left.getAsInt()),
                        Optional.empty());
            default ->
                problem(HttpStatus.UNPROCESSABLE_CONTENT, words.of(verdict), Map.of("verdict", word), Optional.empty());
        };
    }

    private static ResponseEntity<Object> problem(
            HttpStatus status, String detail, Map<String, Object> members, Optional<Duration> wait) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        members.forEach(problem::setProperty);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        wait.map(time -> time.plusMillis(999).toSeconds()).ifPresent(seconds -> {
            answer.header(HttpHeaders.RETRY_AFTER, seconds.toString());
            problem.setProperty("retryAfter", seconds);
        });
        return answer.body(problem);
    }

    private static String line(String name, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new BadRequest("Expected \"%s\": a text of at most %d characters.".formatted(name, LONGEST));
        }
        return value;
    }

    private static Channel channel(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "sms" -> Channel.SMS;
            case "email" -> Channel.EMAIL;
            default -> throw new BadRequest("Expected \"channel\": \"sms\" or \"email\".");
        };
    }
}
