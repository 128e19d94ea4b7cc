package dev.muster.server.web;

import dev.muster.store.Database;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is shown when a request fails: a page for browsers, an RFC 9457 problem document for programs. */
@Controller
@RequestMapping("/error")
class Problems implements ErrorController {
    private final MessageSource texts;

    Problems(MessageSource texts) {
        this.texts = texts;
    }

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request, Locale locale) {
        HttpStatus status = status(request);
        Map<String, Object> words = Map.of(
                "status", status.value(),
                "title", text(status, "title", locale),
                "text", text(status, "text", locale),
                "advice", text(status, "do", locale));
        return new ModelAndView("error", words, status);
    }

    @RequestMapping
    ResponseEntity<ProblemDetail> document(HttpServletRequest request, Locale locale) {
        HttpStatus status = status(request);
        String detail = text(status, "text", locale) + " " + text(status, "do", locale);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(text(status, "title", locale));
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) {
            problem.setInstance(URI.create(path));
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private String text(HttpStatus status, String part, Locale locale) {
        return texts.getMessage(Reason.of(status.value()).key(part), null, locale);
    }

    /** Somebody who opens this address without having failed finds nothing here. */
    private static HttpStatus status(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                && isStorage(failure)) {
            return HttpStatus.INSUFFICIENT_STORAGE;
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? resolved(code)
                : HttpStatus.NOT_FOUND;
    }

    private static boolean isStorage(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(Database::isFailure);
    }

    private static HttpStatus resolved(int code) {
        HttpStatus status = HttpStatus.resolve(code);
        return status == null || !status.isError() ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
