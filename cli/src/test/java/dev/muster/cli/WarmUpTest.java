package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WarmUpTest {
    @Test
    void runsWithoutData() {
        Program run = Program.run("warm-up");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
    }
}
