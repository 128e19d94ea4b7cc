package dev.muster.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguagesTest {

    @ParameterizedTest
    @CsvSource({"en,en", "hi,hi"})
    void takesTheLanguagesItIsWrittenIn(String code, String language) {
        assertThat(Languages.written(code)).contains(Locale.of(language));
    }

    @ParameterizedTest
    @CsvSource({"de", "''", "en_GB", "hi-IN", "../../etc"})
    void ignoresAnyOther(String code) {
        assertThat(Languages.written(code)).isEmpty();
    }

    @Test
    void theSwitchKeepsTheRestOfTheAddress() {
        assertThat(Languages.choices("group=7&page=2&lang=en&q=a%26b", Locale.ENGLISH))
                .extracting(Languages.Choice::link)
                .containsExactly("?group=7&page=2&q=a%26b&lang=en", "?group=7&page=2&q=a%26b&lang=hi");
    }

    @Test
    void theSwitchMarksTheLanguageShown() {
        assertThat(Languages.choices(null, Locale.of("hi")))
                .filteredOn(Languages.Choice::current)
                .extracting(Languages.Choice::name)
                .containsExactly("हिन्दी");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hi-IN,hi;q=0.9,en;q=0.8 | hi",
                "de-DE,de;q=0.9,hi;q=0.5,en;q=0.3 | hi",
                "fr | en",
                "en-GB,en | en",
                ";;;=q | en",
                "* | en"
            })
    void aBrowsersPreferenceCounts(String header, String language) {
        assertThat(Languages.preferred(header).getLanguage()).isEqualTo(language);
    }
}
