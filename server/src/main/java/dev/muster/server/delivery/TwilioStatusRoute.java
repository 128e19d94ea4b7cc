package dev.muster.server.delivery;

import dev.muster.delivery.DeliverySettings;
import dev.muster.delivery.TwilioCallbacks;
import dev.muster.store.outbox.Outbox;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Where Twilio tells what became of a message; open to everybody who can sign as Twilio does. */
@Controller
class TwilioStatusRoute {
    private final Optional<TwilioCallbacks> callbacks;
    private final Outbox outbox;

    TwilioStatusRoute(DeliverySettings settings, Outbox outbox) {
        this.callbacks = settings.callbacks();
        this.outbox = outbox;
    }

    @PostMapping(TwilioCallbacks.PATH + "{id}")
    ResponseEntity<Void> told(
            @PathVariable String id,
            @RequestHeader(name = "X-Twilio-Signature", defaultValue = "") String signature,
            HttpServletRequest request) {
        if (callbacks.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        Map<String, String> fields = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, String.join("", values)));
        if (!callbacks.get().isGenuine(id, fields, signature)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        TwilioCallbacks.report(fields).ifPresent(report -> outbox.reported(id, report));
        return ResponseEntity.noContent().build();
    }
}
