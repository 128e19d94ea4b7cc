package dev.muster.server.liveface;

import dev.muster.liveness.LivenessOutcome;
import dev.muster.server.security.Warnings;
import dev.muster.store.audit.AuditLog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.i18n.LocaleContextHolder;

/** Writes down what became of attempts: figures and refusals in the audit log, counts for whoever watches the server. */
final class FaceRecord implements MeterBinder {
    private final AuditLog log;
    private final Warnings warnings;
    private final LongAdder passed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder abandoned = new LongAdder();
    private final LongAdder refused = new LongAdder();

    FaceRecord(AuditLog log, Warnings warnings) {
        this.log = log;
        this.warnings = warnings;
    }

    /** A judge has decided. */
    void judged(FaceCaller caller, LivenessOutcome outcome, List<String> risks) {
        boolean right = outcome instanceof LivenessOutcome.Passed;
        (right ? passed : failed).increment();
        log.record(caller.entry(right ? "ok" : "failed", outcome.evidence().inWords(risks)));
        if (!right) {
            warn(caller);
        }
    }

    /** In the words of the visitor, whose request this is not. */
    private void warn(FaceCaller caller) {
        LocaleContextHolder.setLocale(caller.locale());
        try {
            warnings.failedFactor(caller.account(), caller.knownBrowser());
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    /** Somebody asked for more than there was. */
    void refused(FaceCaller caller, String what) {
        refused.increment();
        log.record(caller.entry("refused", what));
    }

    /** A turn came, and no face was shown. */
    void abandoned() {
        abandoned.increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Map.of("passed", passed, "failed", failed, "abandoned", abandoned, "refused", refused)
                .forEach((outcome, count) -> FunctionCounter.builder("muster.face.attempts", count, LongAdder::sum)
                        .tag("outcome", outcome)
                        .description("Attempts at the live face, by what became of them")
                        .register(registry));
    }
}
