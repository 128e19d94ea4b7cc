package dev.muster.server.codeserver;

import dev.muster.delivery.DeliverySettings;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.EmailAddress;
import dev.muster.otp.delivery.PhoneNumber;
import dev.muster.server.CodeServer;
import dev.muster.server.code.Sending;
import dev.muster.server.code.VerdictWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in with a user name and a phone number or an e-mail address: a code goes there. */
@Controller
@RequestMapping("/index")
@Profile(CodeServer.PROFILE)
class AskingPage {
    private static final int LONGEST = 254;

    private final AskingDesk desk;
    private final DeliverySettings settings;
    private final VerdictWords words;

    AskingPage(AskingDesk desk, DeliverySettings settings, VerdictWords words) {
        this.desk = desk;
        this.settings = settings;
        this.words = words;
    }

    @GetMapping
    String page(HttpServletRequest request, Model model) {
        model.addAttribute("signedOut", request.getParameter("out") != null);
        return form("", "", "", model);
    }

    @PostMapping
    String send(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String address,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String name = cut(username.strip());
        String typed = cut(address.strip());
        Optional<Address> parsed = parse(typed);
        if (name.isEmpty() || parsed.isEmpty()) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, "codeserver.index.wrong", name, typed, response, model);
        }
        return switch (desk.begin(name, parsed.get(), request)) {
            case Sending.Sent _ -> "redirect:/";
            case Sending.TooSoon(var pause) -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                yield form(name, typed, words.text("codeserver.later", words.spoken(pause)), model);
            }
            case Sending.Refused _ ->
                refused(HttpStatus.UNPROCESSABLE_CONTENT, "codeserver.index.no-way", name, typed, response, model);
        };
    }

    private String refused(
            HttpStatus status, String key, String name, String address, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        return form(name, address, words.text(key), model);
    }

    private static String form(String name, String address, String problem, Model model) {
        model.addAttribute("username", name);
        model.addAttribute("address", address);
        model.addAttribute("askProblem", problem);
        return "codeserver/index";
    }

    private Optional<Address> parse(String typed) {
        return typed.contains("@")
                ? EmailAddress.parse(typed).map(Address.class::cast)
                : PhoneNumber.parse(typed, settings.region()).map(Address.class::cast);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
