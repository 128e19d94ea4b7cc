package dev.muster.attendance.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRegisterProcessesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @TempDir
    private Path folder;

    @Test
    void keepsWholeRowsAndAllThatWasAnnouncedThroughKills() throws Exception {
        Random random = new Random(5);
        Set<Integer> announced = new HashSet<>();
        for (int kill = 0; kill < 6; kill++) {
            Process process = RecordingProcess.start(folder, kill * 1_000_000, Integer.MAX_VALUE);
            int lines = random.nextInt(40);
            try (BufferedReader output = process.inputReader()) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    announced.add(Integer.valueOf(line));
                    if (lines-- == 0) {
                        Thread.sleep(0, random.nextInt(999_999));
                        process.toHandle().destroyForcibly();
                    }
                }
            }
            process.waitFor();
        }
        byte[] bytes = Files.readAllBytes(folder.resolve(DAY + ".csv"));
        assertThat(Rows.end(bytes)).as("whole rows").isEqualTo(bytes.length);
        assertThat(numbers()).doesNotHaveDuplicates().containsAll(announced);
        assertThat(announced).hasSizeGreaterThan(6);
    }

    @Test
    void recordsEachPersonOnceForTwoProcesses() throws Exception {
        List<Process> processes =
                List.of(RecordingProcess.start(folder, 0, 150), RecordingProcess.start(folder, 0, 150));
        List<Integer> announced = new ArrayList<>();
        for (Process process : processes) {
            announced.addAll(output(process));
            assertThat(process.waitFor()).isZero();
        }
        assertThat(announced).hasSize(150).doesNotHaveDuplicates();
        assertThat(numbers()).containsExactlyInAnyOrderElementsOf(announced);
    }

    private List<Integer> numbers() {
        try (Register register = CsvRegister.open(folder, _ -> {})) {
            return register.on(DAY).stream()
                    .map(punch -> Integer.valueOf(punch.name().replaceAll("\\D", "")))
                    .toList();
        }
    }

    private static List<Integer> output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(Integer::valueOf)
                .toList();
    }
}
