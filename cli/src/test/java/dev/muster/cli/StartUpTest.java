package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Facts about the process itself. */
final class StartUpTest {
    @Test
    void saysItsVersionWithoutLoadingAnythingHeavy() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-verbose:class",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "version")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(output)
                .contains("muster ")
                .doesNotContain("ai.onnxruntime", "org.bytedeco", "javax.swing", "java.awt.", "dev.muster.face.")
                .doesNotContain("dev.muster.cli.image.", "tools.jackson");
    }
}
