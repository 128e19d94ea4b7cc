package dev.muster.server.code;

import dev.muster.server.security.BrowserName;
import dev.muster.server.security.Warnings;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.factor.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Sends warnings through the account's phones and mailboxes, each kind at its rate and all of a day together few enough
 * that nobody can use them up against the owner: they count against the account's messages of the day like codes do.
 */
@Component
class AccountWarnings implements Warnings {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SLIPS = 2;
    private static final int KIND_A_DAY = 3;
    private static final int ALL_A_DAY = 4;

    private final FactorNotices notices;
    private final RateLimits rates;
    private final MessageSource texts;

    AccountWarnings(FactorNotices notices, Database database, Clock clock, MessageSource texts) {
        this.notices = notices;
        this.rates = new RateLimits(database, clock);
        this.texts = texts;
    }

    @Override
    public void failedFactor(Account account, boolean knownBrowser) {
        if (knownBrowser && may(account, "slip", SLIPS, HOUR)) {
            return;
        }
        if (may(account, "failed-hour", 1, HOUR)) {
            tell(account, "failed");
        }
    }

    @Override
    public void newDevice(Account account, HttpServletRequest request) {
        Locale locale = LocaleContextHolder.getLocale();
        String name = BrowserName.of(request.getHeader("User-Agent")).text();
        tell(account, "new", name.isEmpty() ? texts.getMessage("device.unnamed", null, locale) : name);
    }

    @Override
    public void faceRenewed(Account account) {
        tell(account, "face");
    }

    @Override
    public void stolenDevice(Account account, HttpServletRequest request) {
        tell(account, "stolen");
    }

    private void tell(Account account, String kind, Object... details) {
        if (may(account, kind, KIND_A_DAY, DAY) && may(account, "all", ALL_A_DAY, DAY)) {
            notices.warn(account, "device.notice." + kind, details);
        }
    }

    private boolean may(Account account, String kind, int most, Duration stretch) {
        return rates.count("warning:" + kind + ":" + account.id(), most, stretch)
                .isZero();
    }
}
