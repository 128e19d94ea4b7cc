package dev.muster.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

final class TextsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d[^}]*}");

    @ParameterizedTest
    @MethodSource("features")
    void hindiSaysWhateverEnglishSays(String feature) throws IOException {
        Properties english = read("messages/" + feature + ".properties");
        Properties hindi = read("messages/" + feature + "_hi.properties");

        assertThat(hindi.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("features")
    void bothLanguagesTakeTheSameArguments(String feature) throws IOException {
        Properties english = read("messages/" + feature + ".properties");
        Properties hindi = read("messages/" + feature + "_hi.properties");

        english.stringPropertyNames()
                .forEach(key -> assertThat(arguments(hindi.getProperty(key, "")))
                        .as(key)
                        .isEqualTo(arguments(english.getProperty(key))));
    }

    @ParameterizedTest
    @MethodSource("features")
    void everyKeyBeginsWithItsFeature(String feature) throws IOException {
        assertThat(read("messages/" + feature + ".properties").stringPropertyNames())
                .allMatch(key -> key.startsWith(feature.replace('-', '.') + ".") || key.startsWith(feature + "."));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasItsWords(Reason reason) throws IOException {
        for (String part : List.of("title", "text", "do")) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.of("hi"))) {
                assertThat(new Texts().messageSource().getMessage(reason.key(part), null, locale))
                        .isNotBlank();
            }
        }
    }

    @Test
    void everyFeatureIsFound() throws IOException {
        assertThat(features()).contains("layout", "home");
    }

    static List<String> features() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        return Arrays.stream(files)
                .map(file -> Objects.requireNonNull(file.getFilename()).replace(".properties", ""))
                .filter(name -> !name.contains("_"))
                .toList();
    }

    private static List<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }

    private static Properties read(String name) throws IOException {
        Resource file = new PathMatchingResourcePatternResolver().getResource("classpath:" + name);
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
