package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run that is told to stop, in a process of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no SIGTERM")
final class InterruptionTest {
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void finishesRegisterAndVideoWhenToldToStop() throws IOException, InterruptedException {
        Path video = folder.resolve("boxes.mp4");
        Path register = folder.resolve("register");
        Path known = Files.createDirectory(folder.resolve("known"));
        Files.copy(Portraits.of(1, folder).getFirst(), known.resolve("Ada.png"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "attend",
                        "--json",
                        "--known",
                        known.toString(),
                        "--source",
                        manyPictures().toString(),
                        "--out",
                        register.toString(),
                        "--annotate",
                        video.toString())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines().filter(line -> line.contains("\"recorded\"")).findFirst())
                    .as(Files.readString(folder.resolve("err.txt")))
                    .isPresent();
            process.toHandle().destroy();
            List<String> rest = out.lines().toList();
            assertThat(rest)
                    .anyMatch(line -> line.contains("\"ended\""))
                    .last()
                    .asString()
                    .contains("\"summary\"");
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
        assertThat(video).isNotEmptyFile();
        try (Stream<Path> registers = Files.list(register)) {
            assertThat(registers.filter(file -> file.toString().endsWith(".csv")))
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file)).endsWith("\r\n"));
        }
    }

    /** A source that takes minutes: the same picture many times. */
    private Path manyPictures() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Path picture = Photos.sample(1, folder);
        for (int i = 0; i < 300; i++) {
            Files.createSymbolicLink(pictures.resolve(i + ".jpg"), picture);
        }
        return pictures;
    }
}
