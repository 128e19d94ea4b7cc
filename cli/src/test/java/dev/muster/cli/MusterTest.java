package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MusterTest {

    @Test
    void showsHelpWhenBare() {
        Program run = Program.run();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Usage: muster", "demo", "attend", "verify", "eval")
                .doesNotContain("warm-up");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "attend",
                "enrol",
                "identify",
                "verify",
                "detect",
                "otp-desktop",
                "eval",
                "version",
                "otp",
                "otp-server"
            })
    void everyCommandHasHelp(String command) {
        Program run = Program.run(command, "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: muster " + command);
    }

    @Test
    void saysItsVersion() {
        assertThat(Program.run("version").out()).startsWith("muster ");
        assertThat(Program.run("--version").out()).startsWith("muster ");
        assertThat(Program.run("version", "--json").object()).containsKeys("version", "java", "system");
    }

    @ParameterizedTest
    @CsvSource({"verfy, verify", "atend, attend", "enroll, enrol"})
    void suggestsTheCommandThatWasMeant(String typed, String meant) {
        Program run = Program.run(typed);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(typed, meant).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesUnknownOptionsInOneSentence() {
        Program run = Program.run("verify", "--jsn", "a.jpg", "b.jpg");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--jsn").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1e-4", "2", "often", "NaN", ""})
    void refusesRatesThatAreNone(String rate) {
        Program run = Program.run("verify", "a.jpg", "b.jpg", "--fmr", rate);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("expected a rate between 0 and 1").contains("'" + rate + "'");
    }

    @Test
    void refusesUnusableEngineOptions() {
        assertThat(Program.run("detect", "x.jpg", "--min-face", "3").err())
                .contains("expected 8 pixels or more, got 3");
        assertThat(Program.run("detect", "x.jpg", "--effort", "heroic").code()).isEqualTo(2);
        assertThat(Program.run("detect", "x.jpg", "--networks", "no-such.properties")
                        .err())
                .contains("no-such.properties");
    }
}
