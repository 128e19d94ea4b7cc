package dev.muster.server.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts about combinations of needs and their words. */
final class RequirementTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "password code | passkey; password code | passkey",
                "'password + code, face'; password code face",
                "'  passkey  '; passkey",
            })
    void isReadFromItsWordsAndWrittenBack(String text, String words) {
        assertThat(Requirement.parse(text).words()).isEqualTo(words);
        assertThat(Requirement.parse(words)).isEqualTo(Requirement.parse(text));
    }

    @Test
    void aLineEndDividesCombinationsToo() {
        assertThat(Requirement.parse("password code\r\npasskey\n").combinations())
                .containsExactly(List.of(Need.PASSWORD, Need.CODE), List.of(Need.PASSKEY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "password charm; no such need: charm",
                "password password; password is there twice",
                "''; expected combinations",
                "own-code; own-code alone",
                "', |'; expected combinations",
                "a | a | a | a | a | a | a | a | a | a | a | a | a; at most 12",
            })
    void whatIsNoneIsSaidSo(String text, String said) {
        assertThatThrownBy(() -> Requirement.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void anOwnCodeIsAskedOfWhoeverHasSetUpSomething() {
        Requirement own = Requirement.parse("password own-code");
        assertThat(own.forOwner(Set.of(SessionFactor.PASSWORD)).words()).isEqualTo("password");
        assertThat(own.forOwner(Set.of(SessionFactor.PASSWORD, SessionFactor.RECOVERY))
                        .words())
                .isEqualTo("password");
        for (SessionFactor factor :
                List.of(SessionFactor.TOTP, SessionFactor.SMS, SessionFactor.EMAIL, SessionFactor.PASSKEY)) {
            assertThat(own.forOwner(Set.of(SessionFactor.PASSWORD, factor)).words())
                    .isEqualTo("password code");
        }
    }

    static List<Profile> shipped() {
        return Profile.SHIPPED;
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noShippedProfileLetsAMailboxChangeFactorsOrAFaceStandAlone(Profile profile) {
        assertThat(profile.change().combinations())
                .noneMatch(
                        needs -> needs.stream().anyMatch(need -> need.factors().contains(SessionFactor.EMAIL)));
        for (Requirement each : List.of(profile.signIn(), profile.stepUp(), profile.change())) {
            assertThat(each.combinations()).doesNotContain(List.of(Need.FACE));
        }
    }
}
