package dev.muster.server.code;

import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.CodeUse.Purpose;
import dev.muster.server.factor.Step;
import dev.muster.server.security.PendingSignIn;
import dev.muster.server.security.SecondStep;
import dev.muster.store.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The code that follows a password: by the account's first way, or another that somebody chooses. */
final class SignInCodes implements SecondStep {
    /** Where a session keeps its {@link CodeStep}. */
    static final String STEP = "muster.code";

    private final Ways ways;
    private final CodeSending sending;

    SignInCodes(Ways ways, CodeSending sending) {
        this.ways = ways;
        this.sending = sending;
    }

    @Override
    public void begin(Account account, HttpServletRequest request) {
        PendingSignIn.at(Step.CODE, request)
                .flatMap(pending -> ways.of(pending).stream().findFirst())
                .ifPresent(way -> choose(account, way, request));
    }

    /** Goes on by a way, sending a code where it is one that sends. */
    Sending choose(Account account, Way way, HttpServletRequest request) {
        CodeStep.by(way).keep(request, STEP);
        if (way.address().isEmpty()) {
            return new Sending.Sent("", "");
        }
        Locale locale = RequestContextUtils.getLocale(request);
        Sending outcome = sending.send(use(account, request), way.address().get(), request.getServerName(), locale);
        if (outcome instanceof Sending.Sent(var challengeId, var messageId)) {
            new CodeStep(way.id(), challengeId, messageId).keep(request, STEP);
        }
        return outcome;
    }

    /** What a sign-in's codes are good for: this account and this session. */
    static CodeUse use(Account account, HttpServletRequest request) {
        return new CodeUse(account.id(), Purpose.SIGN_IN, request.getSession().getId());
    }
}
