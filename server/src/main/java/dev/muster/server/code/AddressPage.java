package dev.muster.server.code;

import dev.muster.delivery.DeliverySettings;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.EmailAddress;
import dev.muster.otp.delivery.PhoneNumber;
import dev.muster.otp.verify.Challenge;
import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.CodeUse.Purpose;
import dev.muster.otp.verify.DeliveredCodes;
import dev.muster.otp.verify.Verdict;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.store.factor.CodeAddress;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.SqlChallenges;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Adding a phone or a mailbox: a code is sent there, and comes back. */
@Controller
@RequestMapping(FactorsPage.PATH + "/address")
@PreAuthorize("isAuthenticated()")
@Fresh(begin = FactorsPage.PATH, changesFactors = true)
class AddressPage {
    /** Where a session keeps its {@link CodeStep}: the way is the address's id. */
    private static final String STEP = "muster.address";

    private static final String HERE = "redirect:" + FactorsPage.PATH + "/address";

    private final CodeAddresses addresses;
    private final CodeSending sending;
    private final DeliveredCodes codes;
    private final SqlChallenges challenges;
    private final DeliverySettings settings;
    private final CodeView view;
    private final NewFactor added;
    private final VerdictWords words;

    AddressPage(
            CodeAddresses addresses,
            CodeSending sending,
            DeliveredCodes codes,
            SqlChallenges challenges,
            DeliverySettings settings,
            CodeView view,
            NewFactor added,
            VerdictWords words) {
        this.addresses = addresses;
        this.sending = sending;
        this.codes = codes;
        this.challenges = challenges;
        this.settings = settings;
        this.view = view;
        this.added = added;
        this.words = words;
    }

    @PostMapping
    String begin(
            Viewer viewer,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes flash,
            HttpServletRequest request) {
        Optional<Address> parsed = parse(address);
        if (parsed.isEmpty()) {
            flash.addFlashAttribute("problem", words.text("code.address.wrong"));
            return FactorsPage.HERE;
        }
        String called = FactorsPage.named(name);
        CodeAddress listed = addresses.add(
                viewer.accountId(),
                parsed.get(),
                called.isEmpty()
                        ? words.text("code.address.name." + parsed.get().channel())
                        : called,
                false);
        if (listed.confirmed()) {
            flash.addFlashAttribute("problem", words.text("code.address.there"));
            return FactorsPage.HERE;
        }
        send(viewer, listed, flash, request);
        return HERE;
    }

    @GetMapping
    String page(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        return listed(viewer, request)
                .map(address -> show(viewer, address, "", request, response, model))
                .orElse(FactorsPage.HERE);
    }

    @PostMapping("/send")
    String again(Viewer viewer, RedirectAttributes flash, HttpServletRequest request) {
        listed(viewer, request).ifPresent(address -> send(viewer, address, flash, request));
        return HERE;
    }

    @PostMapping("/confirm")
    String confirm(
            Viewer viewer,
            @RequestParam(defaultValue = "") String code,
            Model model,
            RedirectAttributes flash,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<CodeAddress> address = listed(viewer, request);
        if (address.isEmpty()) {
            return FactorsPage.HERE;
        }
        String challengeId = CodeStep.of(request, STEP).orElseThrow().challengeId();
        Verdict verdict = codes.check(challengeId, use(viewer, address.get(), request), code);
        if (!(verdict instanceof Verdict.Accepted)) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(viewer, address.get(), words.of(verdict), request, response, model);
        }
        NewFactor.Before before = added.before(viewer);
        addresses.confirm(viewer.accountId(), address.get().id());
        CodeStep.forget(request, STEP);
        added.done(viewer, Way.factor(address.get()), before, request, response);
        flash.addFlashAttribute("notice", words.text("code.factors.added"));
        return FactorsPage.HERE;
    }

    private void send(Viewer viewer, CodeAddress address, RedirectAttributes flash, HttpServletRequest request) {
        Sending outcome = sending.send(
                use(viewer, address, request),
                address,
                request.getServerName(),
                RequestContextUtils.getLocale(request));
        if (outcome instanceof Sending.Sent(var challengeId, var messageId)) {
            new CodeStep(address.id(), challengeId, messageId).keep(request, STEP);
            flash.addFlashAttribute("notice", words.text("code.sent", address.masked()));
        } else {
            if (CodeStep.of(request, STEP)
                    .filter(step -> step.wayId().equals(address.id()))
                    .isEmpty()) {
                new CodeStep(address.id(), "", "").keep(request, STEP);
            }
            flash.addFlashAttribute("problem", words.of(outcome));
        }
    }

    private String show(
            Viewer viewer,
            CodeAddress address,
            String problem,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        CodeUse use = use(viewer, address, request);
        Optional<CodeStep> step = CodeStep.of(request, STEP);
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("masked", address.masked());
        model.addAttribute("codeProblem", problem);
        view.addTimes(
                step.flatMap(at -> challenges.find(at.challengeId(), use)).map(Challenge::expiresAt),
                sending.pause(use, Way.factor(address)),
                model);
        view.addState(step, model);
        return "code/address";
    }

    private Optional<CodeAddress> listed(Viewer viewer, HttpServletRequest request) {
        return CodeStep.of(request, STEP).flatMap(step -> addresses.byId(viewer.accountId(), step.wayId()));
    }

    /** Good for this address alone: a code that one mailbox got confirms no other. */
    private static CodeUse use(Viewer viewer, CodeAddress address, HttpServletRequest request) {
        String session = request.getSession().getId() + "/" + address.id();
        return new CodeUse(viewer.accountId(), Purpose.CONFIRM, session);
    }

    private Optional<Address> parse(String typed) {
        return typed.contains("@")
                ? EmailAddress.parse(typed).map(Address.class::cast)
                : PhoneNumber.parse(typed, settings.region()).map(Address.class::cast);
    }
}
