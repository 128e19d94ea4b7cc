package dev.muster.desktop.authenticator;

import dev.muster.desktop.authenticator.AuthenticatorView.Row;
import dev.muster.desktop.keyring.EnrolledKey;
import dev.muster.desktop.keyring.Keyring;
import dev.muster.desktop.look.Countdown;
import dev.muster.desktop.look.GroupedDigits;
import dev.muster.otp.Totp;
import dev.muster.overlay.DisplayName;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The codes of a keyring at a moment, each computed once a time step. */
final class RunningCodes {
    private final Map<String, Computed> computed = new HashMap<>();

    /** A code that lasts for one time step of one key. */
    private record Computed(Totp totp, long step, String code) {}

    /** Those whose names hold every word that is searched for. */
    List<Row> rows(Keyring keyring, String search, Instant now) {
        String[] words = folded(search).strip().split("\\s+");
        List<Row> rows = new ArrayList<>();
        for (EnrolledKey each : keyring.keys()) {
            String names = folded(each.spoken());
            if (List.of(words).stream().allMatch(names::contains)) {
                rows.add(row(each, now));
            }
        }
        return rows;
    }

    private Row row(EnrolledKey each, Instant now) {
        Totp totp = each.key().totp();
        String account = each.key().account();
        boolean twice = each.key().issuer().isBlank() || account.isBlank();
        return new Row(
                each.id(),
                DisplayName.of(each.title()),
                twice ? "" : DisplayName.of(account),
                GroupedDigits.of(code(each, now)),
                Countdown.of(totp.left(now), totp.step()));
    }

    /** The code of a key at a moment. */
    String code(EnrolledKey each, Instant now) {
        Totp totp = each.key().totp();
        long step = totp.stepAt(now);
        Computed last = computed.get(each.id());
        if (last == null || last.step() != step || !last.totp().equals(totp)) {
            last = new Computed(totp, step, totp.at(now));
            computed.put(each.id(), last);
        }
        return last.code();
    }

    /** Forgets every code. */
    void forget() {
        computed.clear();
    }

    /** Without case and accents. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{Mn}", "")
                .toLowerCase(Locale.ROOT);
    }
}
