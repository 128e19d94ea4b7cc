package dev.muster.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DisplayNameTest {
    @Test
    void cutsALongNameAndSaysSo() {
        assertThat(DisplayName.fitting("Ada Lovelace", 5, String::length)).isEqualTo("Ada…");
        assertThat(DisplayName.fitting("Ada", 3, String::length)).isEqualTo("Ada");
        assertThat(DisplayName.fitting("Ada", -1, String::length)).isEqualTo("…");
    }

    @Test
    void neverCutsALetterFromItsAccent() {
        String name = "e\u0301".repeat(20);
        assertThat(DisplayName.fitting(name, 6, String::length)).isEqualTo("e\u0301e\u0301…");
    }

    @Test
    void makesInitialsInAnyScript() {
        assertThat(DisplayName.initials("ada king lovelace")).isEqualTo("AL");
        assertThat(DisplayName.initials("李小龍")).isEqualTo("李");
        assertThat(DisplayName.initials("«»")).isEmpty();
    }

    @Test
    void aNameWithoutLettersToShowIsStillALine() {
        assertThat(DisplayName.of("\u202E \n")).isEqualTo("(no name)");
    }

    @Test
    void anyCharactersBecomeOneLine() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            StringBuilder name = new StringBuilder();
            random.ints(random.nextInt(400), 0, 0x3000).forEach(point -> name.append((char) point));
            String shown = DisplayName.of(name.append((char) 0xD800).toString());
            assertThat(shown).isNotBlank().doesNotContainPattern("[\\p{Cc}\u202A-\u202E\u2066-\u2069\\uD800]");
            assertThat(shown.length()).isLessThanOrEqualTo(161);
            assertThat(DisplayName.initials(shown)).isNotNull();
        }
    }
}
