package dev.muster.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Facts about which passwords are taken. */
final class PasswordRulesTest {
    private final PasswordRules rules = rules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "password",
                "12345678",
                "qwertyuiop",
                "iloveyou1",
                "aaaaaaaaaaaa",
                "muster2026",
                "Muster-Muster",
                "ravi.kumar",
                "RaviKumar1",
                "kumarravi!"
            })
    void refusesWhatOthersWouldTry(String password) {
        PasswordVerdict verdict = rules.judge(password, List.of("ravi.kumar", "Ravi Kumar"), Locale.ENGLISH);

        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.refusal()).get().asString().isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quiet river 7 lanterns",
                "correct horse battery staple",
                "नदी के उस पार पेड़",
                "xK9#qv2L",
                "🦀🌵🪗🧭🥨🛶🪁🧩",
                "just lower case words here"
            })
    void takesAnyCharactersInAnyMixture(String password) {
        assertThat(rules.judge(password, List.of("ravi"), Locale.ENGLISH).refusal())
                .isEmpty();
    }

    @Test
    void countsCharactersAndNotTheirEncoding() {
        String longest = "quiet river 7 lanterns " + "🦀🌵🪗🧭🥨".repeat(21);

        assertThat(rules.judge(longest, List.of(), Locale.ENGLISH).refusal()).isEmpty();
        assertThat(rules.judge(longest + "🦀", List.of(), Locale.ENGLISH).refusal())
                .isPresent();
    }

    @Test
    void givesItsAdviceInTheReadersLanguage() {
        PasswordVerdict english = rules.judge("password", List.of(), Locale.ENGLISH);
        PasswordVerdict hindi = rules.judge("password", List.of(), Locale.of("hi"));

        assertThat(english.advice()).isNotEmpty().doesNotContainAnyElementsOf(hindi.advice());
        assertThat(hindi.refusal()).isPresent().isNotEqualTo(english.refusal());
    }

    private static PasswordRules rules() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/account");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return new PasswordRules(texts);
    }
}
