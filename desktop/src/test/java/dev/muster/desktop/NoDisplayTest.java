package dev.muster.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.desktop.look.NoDisplayException;
import dev.muster.desktop.look.Theme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoDisplayTest {

    /** Tries to open a window, in a process of its own, and prints what it is told. */
    static final class Opening {
        private Opening() {}

        public static void main(String[] arguments) {
            try {
                AttendanceWindow.open(new WindowOptions("door", List.of(), Theme.LIGHT, new HandClock(), () -> {}))
                        .close();
                System.out.println("a window");
            } catch (NoDisplayException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void saysThatThereIsNoDisplayWhereThereIsNone() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opening.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).startsWith("no display: ").doesNotContain("\tat ");
    }
}
