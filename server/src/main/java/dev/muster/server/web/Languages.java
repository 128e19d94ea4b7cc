package dev.muster.server.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;

/** The languages that pages are written in: as asked for by {@code ?lang}, as chosen before, as the browser prefers. */
final class Languages {
    private static final String PARAMETER = "lang";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    /** The first one is shown where nothing else is asked for. */
    private static final List<Language> WRITTEN =
            List.of(new Language(Locale.ENGLISH, "English"), new Language(Locale.of("hi"), "हिन्दी"));

    private Languages() {}

    /** Remembers the choice in a cookie; without one the browser's preference counts. */
    static LocaleResolver resolver() {
        CookieLocaleResolver cookie = new CookieLocaleResolver("muster-language");
        cookie.setCookieMaxAge(REMEMBERED);
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSameSite("Lax");
        cookie.setRejectInvalidCookies(false);
        cookie.setDefaultLocaleFunction(request -> preferred(request.getHeader("Accept-Language")));
        return cookie;
    }

    /** The language that a query asks for, if pages are written in it. The body, which may be broken, is left alone. */
    static Optional<Locale> asked(@Nullable String query) {
        return Optional.ofNullable(UriComponentsBuilder.newInstance()
                        .query(query == null ? "" : query)
                        .build()
                        .getQueryParams()
                        .getFirst(PARAMETER))
                .flatMap(Languages::written);
    }

    /** The language of a code, if pages are written in it. */
    static Optional<Locale> written(String code) {
        return WRITTEN.stream()
                .map(Language::locale)
                .filter(locale -> locale.getLanguage().equals(code))
                .findFirst();
    }

    /**
     * The switch of a page: the same address in every language.
     *
     * @param query the query of the address as it was sent, if there is one
     */
    static List<Choice> choices(@Nullable String query, Locale shown) {
        return WRITTEN.stream()
                .map(language -> new Choice(
                        language.code(),
                        language.name(),
                        link(query, language.code()),
                        language.code().equals(shown.getLanguage())))
                .toList();
    }

    private static String link(@Nullable String query, String code) {
        return UriComponentsBuilder.newInstance()
                .query(query == null ? "" : query)
                .replaceQueryParam(PARAMETER, code)
                .build()
                .toUriString();
    }

    /** The written language that an {@code Accept-Language} header likes best. */
    static Locale preferred(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(Languages::ranges)
                .map(ranges -> Locale.lookup(
                        ranges, WRITTEN.stream().map(Language::locale).toList()))
                .orElse(Locale.ENGLISH);
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    private record Language(Locale locale, String name) {
        String code() {
            return locale.getLanguage();
        }
    }

    /**
     * One entry of the switch.
     *
     * @param name the language's name in itself
     * @param link the query that shows the same page in it
     */
    record Choice(String code, String name, String link, boolean current) {}
}
