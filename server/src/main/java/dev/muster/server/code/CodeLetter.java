package dev.muster.server.code;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.verify.CodeRules;
import dev.muster.otp.verify.CodeUse.Purpose;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words around a code. */
record CodeLetter(MessageSource texts) {
    String subject(Purpose purpose, Locale locale) {
        return texts.getMessage("code.letter.subject." + purpose.word(), null, locale);
    }

    /**
     * The message; an SMS ends with a line that lets browsers fill the code in on this server's page and no other
     * (origin-bound one-time codes, WICG).
     *
     * @param host this server's name as the browser sees it; empty where the code is for no page of this server
     */
    String text(String code, Purpose purpose, Channel channel, CodeRules rules, String host, Locale locale) {
        String text = texts.getMessage(
                "code.letter.text." + purpose.word(), new Object[] {code, time(rules.validity(), locale)}, locale);
        return channel == Channel.SMS && !host.isEmpty() ? text + "\n\n@" + host + " #" + code : text;
    }

    private String time(Duration validity, Locale locale) {
        long seconds = validity.toSeconds();
        return seconds % 60 == 0
                ? texts.getMessage("code.minutes", new Object[] {seconds / 60}, locale)
                : texts.getMessage("code.seconds", new Object[] {seconds}, locale);
    }
}
