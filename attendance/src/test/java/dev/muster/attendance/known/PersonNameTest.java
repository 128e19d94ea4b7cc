package dev.muster.attendance.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
    @ParameterizedTest
    @CsvSource({
        "Barack Obama.jpg,Barack Obama",
        "John F. Kennedy.jpeg,John F. Kennedy",
        "John F. Kennedy,John F. Kennedy",
        "Ada.B.JPG,Ada.B",
        "Zoe\u0308.png,Zo\u00eb"
    })
    void isTheFileNameWithoutExtension(String file, String name) {
        assertThat(PersonName.ofPhoto(Path.of("known", file))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                ".hidden",
                "Ada.",
                "../Ada",
                "a/b",
                "a\\b",
                "C:Ada",
                "Ada\n",
                "A\u0000",
                "con",
                "LPT1.x",
                "a*",
                "<b>",
                "half \ud800"
            })
    void refusesNamesThatAreNoFileNames(String name) {
        assertThat(PersonName.refusal(name)).isPresent();
    }

    @Test
    void refusesEndlessNames() {
        assertThat(PersonName.refusal("a".repeat(81))).isPresent();
        assertThat(PersonName.refusal("a".repeat(80))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace",
                "O'Brien",
                "'t Hooft",
                "Zo\u00eb",
                "=1+1",
                "\u0645\u0631\u064a\u0645",
                "Conrad",
                "Ada, Countess",
                "😀"
            })
    void takesPeoplesNames(String name) {
        assertThat(PersonName.refusal(name)).isEmpty();
    }

    @Test
    void keepsTheImagesOwnExtension() {
        assertThat(PersonName.extension(Path.of("x/y.JPEG"))).isEqualTo(".jpeg");
        assertThat(PersonName.extension(Path.of("x/y"))).isEqualTo(".photo");
        assertThat(PersonName.extension(Path.of("x/y.j/g"))).isEqualTo(".photo");
    }
}
