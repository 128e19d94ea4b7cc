package dev.muster.server.delivery;

import dev.muster.otp.delivery.Channel;
import dev.muster.store.outbox.Outbox;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The latest messages and what became of them; in try-out mode also what they say. */
@Controller
@PreAuthorize("hasRole('ADMINISTRATOR')")
class OutboxPage {
    private static final int ROWS = 100;

    private final Outbox outbox;
    private final Clock clock;

    OutboxPage(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @GetMapping("/outbox")
    String page(Model model) {
        model.addAttribute("tryOut", outbox.isTryOut());
        model.addAttribute("noSms", !outbox.channels().contains(Channel.SMS));
        model.addAttribute("noEmail", !outbox.channels().contains(Channel.EMAIL));
        model.addAttribute(
                "rows",
                outbox.recent(ROWS).stream()
                        .map(entry -> OutboxRow.of(entry, clock.getZone()))
                        .toList());
        return "delivery/outbox";
    }
}
