package dev.muster.server.code;

import dev.muster.otp.Digest;
import dev.muster.otp.KeyUri;
import dev.muster.otp.QrCode;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import dev.muster.otp.TotpVerifier;
import dev.muster.otp.verify.AppKeys.AppKey;
import dev.muster.otp.verify.Factor;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.store.factor.Apps;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adding an authenticator app: scan or type its secret, then show that it works. */
@Controller
@RequestMapping(FactorsPage.PATH + "/app")
@PreAuthorize("isAuthenticated()")
@Fresh(begin = FactorsPage.PATH, changesFactors = true)
class AppPage {
    private static final String ISSUER = "Muster";
    private static final int GROUP = 4;

    private final Apps apps;
    private final Supplier<TotpVerifier> verifier;
    private final SecureRandom random;
    private final NewFactor added;
    private final VerdictWords words;

    AppPage(Apps apps, Supplier<TotpVerifier> verifier, SecureRandom random, NewFactor added, VerdictWords words) {
        this.apps = apps;
        this.verifier = verifier;
        this.random = random;
        this.added = added;
        this.words = words;
    }

    @PostMapping
    String begin(Viewer viewer) {
        Totp totp = Totp.usual(Secret.random(random, Digest.SHA1));
        apps.begin(viewer.accountId(), words.text("code.app.name"), totp);
        return FactorsPage.HERE + "/app";
    }

    @GetMapping
    String page(Viewer viewer, HttpServletResponse response, Model model) {
        return apps.begun(viewer.accountId())
                .map(key -> show(viewer, key, "", response, model))
                .orElse(FactorsPage.HERE);
    }

    @PostMapping("/confirm")
    String confirm(
            Viewer viewer,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            Model model,
            RedirectAttributes flash,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<AppKey> key = apps.begun(viewer.accountId());
        if (key.isEmpty()) {
            return FactorsPage.HERE;
        }
        OptionalLong step = verifier.get().match(key.get().totp(), code);
        if (step.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(viewer, key.get(), words.text("code.app.wrong"), response, model);
        }
        String called = FactorsPage.named(name);
        String kept = called.isEmpty() ? words.text("code.app.name") : called;
        NewFactor.Before before = added.before(viewer);
        if (apps.confirm(viewer.accountId(), key.get().id(), kept, step.getAsLong())) {
            added.done(viewer, Factor.TOTP, before, request, response);
            flash.addFlashAttribute("notice", words.text("code.factors.added"));
        }
        return FactorsPage.HERE;
    }

    private String show(Viewer viewer, AppKey key, String problem, HttpServletResponse response, Model model) {
        response.setHeader("Cache-Control", "no-store");
        String uri = new KeyUri(ISSUER, viewer.name(), key.totp()).text();
        model.addAttribute("qr", QrCode.of(uri).svg(words.text("code.app.qr")));
        model.addAttribute("keyUri", uri);
        model.addAttribute("typed", grouped(key.totp().secret().base32()));
        model.addAttribute("codeProblem", problem);
        return "code/app";
    }

    private static String grouped(String letters) {
        return letters.replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
    }
}
