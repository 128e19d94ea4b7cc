package dev.muster.server.passkey;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The answers to a page's script that is about to ask for a passkey: options, or a sentence why there are none. */
@Component
final class Asked {
    private final MessageSource texts;

    Asked(MessageSource texts) {
        this.texts = texts;
    }

    static ResponseEntity<Object> options(String json) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .body(json);
    }

    /** The options, or that this server has no name that passkeys could be for. */
    ResponseEntity<Object> of(Optional<String> json) {
        return json.map(Asked::options).orElseGet(() -> refused(HttpStatus.CONFLICT, "passkey.unavailable"));
    }

    ResponseEntity<Object> refused(HttpStatus status, String key, Object... values) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("problem", text(key, values)));
    }

    String text(String key, Object... values) {
        return texts.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
