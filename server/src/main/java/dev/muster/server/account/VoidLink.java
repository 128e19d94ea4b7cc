package dev.muster.server.account;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;

/** The page for a one-use link that leads nowhere: it was used, has run out, or is not one. */
final class VoidLink {
    static final String SETUP = "setup";
    static final String INVITATION = "invite";
    static final String RESET = "reset";

    private VoidLink() {}

    static String page(String kind, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        model.addAttribute("kind", kind);
        return "account/void";
    }
}
