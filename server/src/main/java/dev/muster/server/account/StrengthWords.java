package dev.muster.server.account;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** zxcvbn's advice in the page's language: its keys, prefixed by {@code account.}, are among the portal's texts. */
final class StrengthWords extends ResourceBundle {
    private final MessageSource texts;
    private final Locale locale;

    StrengthWords(MessageSource texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.getMessage("account." + key, null, "", locale);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.emptyEnumeration();
    }
}
