package dev.muster.store.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConsentTextsTest {
    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void aTextKeepsItsVersion(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            ConsentTexts texts = new ConsentTexts(store.database(), Clock.systemUTC());
            ConsentText shipped = texts.current();
            assertThat(shipped.in(Locale.of("hi"))).isNotEqualTo(shipped.in(Locale.GERMAN));
            ConsentText own = texts.change("I agree.", "");
            assertThat(own.version()).isNotEqualTo(shipped.version());
            assertThat(own.in(Locale.of("hi"))).isEqualTo("I agree.");
            assertThat(texts.current()).isEqualTo(own);
            assertThat(texts.change(" I agree. ", "")).isEqualTo(own);
            ConsentText third = texts.change("I agree!", "हाँ");
            assertThat(texts.byVersion(own.version())).hasValue(own);
            assertThat(texts.byVersion(shipped.version())).hasValue(shipped);
            assertThat(texts.current()).isEqualTo(third);
            assertThat(texts.byVersion("never")).isEmpty();
        }
    }
}
