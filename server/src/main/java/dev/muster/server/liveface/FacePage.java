package dev.muster.server.liveface;

import dev.muster.server.factor.SessionFactor;
import dev.muster.server.factor.Step;
import dev.muster.server.security.LocalPath;
import dev.muster.server.security.Onward;
import dev.muster.server.security.PendingSignIn;
import dev.muster.server.security.SignedInAccounts;
import dev.muster.store.liveface.FaceChallenge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The step of signing in at which a live face is shown. The judge behind the socket decides; the page only tells. */
@Controller
class FacePage {
    private final FaceDesk desk;
    private final FaceRecord record;
    private final FaceArrival arrival;
    private final WarmEngine engine;
    private final FaceFactor face;
    private final SignedInAccounts signedIn;
    private final MessageSource texts;

    FacePage(
            FaceDesk desk,
            FaceRecord record,
            FaceArrival arrival,
            WarmEngine engine,
            FaceFactor face,
            SignedInAccounts signedIn,
            MessageSource texts) {
        this.desk = desk;
        this.record = record;
        this.arrival = arrival;
        this.engine = engine;
        this.face = face;
        this.signedIn = signedIn;
        this.texts = texts;
    }

    @GetMapping("/face")
    String page(
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<PendingSignIn> pending = PendingSignIn.at(Step.FACE, request);
        Optional<FaceCaller> caller = FaceCaller.of(request);
        if (pending.isEmpty() || caller.isEmpty()) {
            return "redirect:" + Onward.path(request, next);
        }
        engine.soon();
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("next", LocalPath.of(next).orElse(""));
        model.addAttribute("steps", pending.get().steps());
        model.addAttribute("alone", pending.get().steps().size() == 1);
        desk.obstacle(caller.get().accountId(), words(caller.get()))
                .ifPresent(sorry -> model.addAttribute("obstacle", sorry));
        model.addAttribute("renewable", face.mayBeRenewedBy(caller.get().account()));
        return "face/show";
    }

    /** A challenge for one attempt, or why there is none. */
    @PostMapping("/face/challenge")
    ResponseEntity<?> challenge(HttpServletRequest request) {
        Optional<FaceCaller> caller = FaceCaller.of(request);
        if (caller.isEmpty()) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(Map.of("to", Onward.path(request, "")));
        }
        FaceWords words = words(caller.get());
        Optional<FaceMessage.Sorry> obstacle = desk.obstacle(caller.get().accountId(), words)
                .or(() -> desk.tooOften(caller.get().accountId(), words));
        if (obstacle.isPresent()) {
            return ResponseEntity.unprocessableContent().body(obstacle.get());
        }
        FaceChallenge challenge = desk.issue(caller.get());
        return ResponseEntity.ok(Map.of("id", challenge.id()));
    }

    /** Whoever comes with a challenge that a judge has passed for this session and account has shown the face. */
    @PostMapping("/face/done")
    String done(
            @RequestParam(defaultValue = "") String challenge,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Optional<FaceCaller> caller = FaceCaller.of(request);
        if (caller.isEmpty()) {
            return "redirect:" + Onward.path(request, next);
        }
        OptionalDouble similarity = desk.redeem(challenge, caller.get());
        if (similarity.isEmpty()) {
            record.refused(caller.get(), "an attempt was said to be done that no judge has passed");
            flash.addFlashAttribute("problem", words(caller.get()).text("forged"));
            return "redirect:/face" + LocalPath.of(next).map(LocalPath::asNext).orElse("");
        }
        signedIn.prove(caller.get().account(), SessionFactor.FACE, request, response);
        arrival.note(caller.get().account(), similarity.getAsDouble());
        return "redirect:" + Onward.path(request, next);
    }

    private FaceWords words(FaceCaller caller) {
        return new FaceWords(texts, caller.locale());
    }
}
