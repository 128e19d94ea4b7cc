package dev.muster.server.account;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** The texts of the account pages in the visitor's language. */
record Wording(MessageSource texts) {
    /** A text by its key, which is completed by {@code account.}. */
    String of(String key, Object... values) {
        return texts.getMessage("account." + key, values, LocaleContextHolder.getLocale());
    }
}
